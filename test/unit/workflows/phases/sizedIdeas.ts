// More ideas of every size and language, each with the size that its writer meant: reports, chats, mails, tickets.
import type { PlanSize } from '../../../../src/documents/phases.ts';

export const sizedIdeas: readonly (readonly [name: string, size: PlanSize, idea: string])[] = [
  [
    'timeout',
    'XS',
    "Since we moved the reports to the new host, the PDF export of large invoices breaks off after 30 seconds. I looked: `proxy_read_timeout` in `nginx/reports.conf` is still the default. The export takes up to 70 s. Set it to 120 please, that's it.",
  ],
  [
    'null',
    'XS',
    '```\nTypeError: Cannot read properties of undefined (reading \'name\')\n    at renderOwner (src/card.tsx:41:18)\n```\nThe project card crashes for projects whose owner has left the company. `owner` is optional in the API since May, the card still assumes it is there. Show "former member" instead.',
  ],
  [
    'labelEs',
    'XS',
    'En la pantalla de pagos el botón dice «Canselar». Debería decir «Cancelar». También está mal en el correo de confirmación.',
  ],
  [
    'ru',
    'XS',
    'В отчёте по складу итоги за месяц неправильные: последний день не попадает, потому что в `report.py` стоит `<` вместо `<=`. Надо исправить и добавить тест.',
  ],
  ['zh', 'XS', '登录页的验证码倒计时写成了 600 秒，应该是 60 秒。常量在 `config/sms.ts`，改一下就行。'],
  [
    'docs',
    'XS',
    'The docs for `retry()` say the default is 5 attempts, but the code uses 3 (see `retry.rs`). Code is right, please correct the docs page and the docstring.',
  ],
  [
    'loglevel',
    'XS',
    "Subject: noisy logs\n\nHi, the geocoder logs every cache hit at INFO, that's 40 GB a day and Finance asked about the bill. Could someone change it to DEBUG? It's one line in Geocoder.java. Thanks, Femi",
  ],
  [
    'darkicon',
    'S',
    'Users of the desktop app would like the window to remember its size and position between starts. Store them in the settings file we already have, and fall back to the default if the saved monitor is gone. Only the main window, dialogs stay as they are.',
  ],
  [
    'filterDe',
    'S',
    'In der Auftragsliste brauchen wir einen Filter nach Bearbeiter. Mehrfachauswahl, Standard ist "alle", die Auswahl soll in der URL stehen, damit man den Link weitergeben kann. Das Backend kann den Parameter `assignee` schon.',
  ],
  [
    'cli',
    'S',
    'Feature request: `pgdump-split` should get an option `--exclude-table PATTERN` (repeatable, glob). Tables that match are skipped, with a line on stderr. An error if a pattern matches nothing. README and `--help`.',
  ],
  [
    'fr',
    'S',
    "Sur la page du profil, permettre d'ajouter une photo : recadrage carré dans le navigateur, 2 Mo au plus, bouton pour la supprimer. L'envoi de fichiers existe déjà pour les documents, on réutilise ce point d'accès.",
  ],
  [
    'webhookhdr',
    'S',
    'Please let me set custom headers on the Slack notifier in the alert config (YAML). Names and values as a map, values may come from environment variables like in the other notifiers. Validate that no one overrides Content-Type. A test and a paragraph in the docs.',
  ],
  [
    'comments',
    'M',
    'People should be able to comment on documents in the review tool. Comments hang on a paragraph, can be answered and resolved; mentions with @ send a mail. We need a table for them, endpoints for list/create/resolve, the side panel in the web client, and permission checks as for documents. Resolved comments are hidden by default. No comments in the mobile app yet.',
  ],
  [
    'export',
    'M',
    'Kunden wollen ihre Messdaten selbst exportieren: Zeitraum und Sensoren auswählen, CSV oder Parquet, bei großen Zeiträumen läuft es im Hintergrund und man bekommt eine Mail mit Link (7 Tage gültig). Neuer Job im Worker, Ablage im Objektspeicher, Seite "Meine Exporte" mit Status, Limit von 5 pro Tag und Mandant. API-Zugang dazu kommt später.',
  ],
  [
    'ja',
    'M',
    '予約システムにキャンセル待ち機能を追加したい。満席の枠に登録でき、空きが出たら登録順にメールを送り、30分以内に確定しなければ次の人へ回す。新しいテーブルと管理画面での一覧、ユーザー側の登録・取消画面、通知ジョブが必要。',
  ],
  [
    'gamepad',
    'M',
    "Photo mode for the racing game. Pause anywhere in single player, free camera with limits, focal length and depth of field, filters (artists deliver 8), hide the UI, save to the platform's gallery on PC and both consoles. Must not break the replay recorder, which shares the camera code. Gamepad and mouse. Localised in the usual languages.",
  ],
  [
    'mlbatch',
    'M',
    'We need a nightly job that scores all open support tickets for churn risk with the model from the notebook of Aiko, writes score and top three reasons to a new table, and shows the score as a column plus tooltip in the support console. Model versioned in the registry, alert if the score distribution shifts. Backfill not needed.',
  ],
  [
    'billing',
    'L',
    'Usage based billing. Today plans are flat. We need metering events from four services (exactly once, late events up to 48 h), aggregation per customer and hour, price plans with tiers and included volumes, previews of the invoice in the portal, credits, and handing over to Stripe in place of our own invoice code. Existing 3,400 subscriptions are moved plan by plan with a month of parallel calculation. Finance signs off each step; tax in 12 countries goes on through the present provider.',
  ],
  [
    'k8s',
    'L',
    'Wir müssen von RabbitMQ 3 auf Kafka wechseln, weil der Support endet und wir Ereignisse wiederholen können müssen. Elf Dienste senden oder lesen, davon zwei von Partnern mit eigenem Vertrag. Schema-Registry, Reihenfolge je Kunde, Idempotenz in den Verbrauchern, Doppelbetrieb mit Brücke, dann Umschalten Dienst für Dienst mit Rückweg. Monitoring und Runbooks neu. Die Nachtläufe dürfen nicht ausfallen.',
  ],
  [
    'fieldcrypto',
    'L',
    "Lock firmware: support for Matter and Apple Home Key beside our own BLE protocol. New secure element driver, key storage and provisioning in the factory, certification by CSA and Apple's MFi programme, mobile apps (iOS, Android) with migration of the existing 60,000 locks whose keys must stay valid, cloud API for sharing of keys, new tests with the lab in Shenzhen. Penetration test before release. Old app versions have to go on opening doors for two years.",
  ],
  [
    'search',
    'L',
    'Replace the search of the shop: from SQL LIKE to a proper engine (OpenSearch). Index of 4 million products in 6 languages, near real-time updates from the catalogue and stock services, facets, synonyms editable by merchandising, typo tolerance, ranking with margins, A/B test against the old search for at least 4 weeks, the public search API of the affiliates keeps its format. Fallback when the cluster is down.',
  ],
  [
    'erp',
    'XL',
    'Group decision: all five subsidiaries give up their own ERP (two SAP R/3, Navision, two home made) and go to one S/4HANA by 2028. Finance, procurement, production planning, warehouse, HR interfaces. Data cleansing, about 120 interfaces, training of 2,400 people, country by country. We supply integration platform and migration tooling.',
  ],
  [
    'twoLine',
    'XL',
    'Rewrite the trading platform from Java/Swing to the web, all 60 screens, while traders keep working on the old one. Six teams.',
  ],
  [
    'es',
    'XL',
    'Queremos abandonar el monolito COBOL del núcleo bancario (1,8 millones de líneas, mainframe) y pasar a servicios en la nube, producto por producto, con los dos sistemas en paralelo durante tres años. Ocho equipos, regulador, 140 oficinas.',
  ],
  [
    'devplatform',
    'XL',
    'Every team here has its own pipelines, its own Terraform and its own way to get a database. We want an internal developer platform: self-service environments, golden paths, one CI, secrets, observability, cost per team, for 30 teams and around 260 services, with all of them moved within 18 months and Jenkins switched off.',
  ],
  [
    'address',
    'XS',
    'Nightly backup mail goes to backup-team@old-domain.example, which nobody reads since the rename. Address is in ansible group_vars/all.yml, should be infra@new-domain.example.',
  ],
  [
    'battery',
    'XS',
    '**Ticket 8812** Battery icon shows 0 % for a second after wake-up. Cause: `battery_level` is initialised with 0 and the first ADC reading comes 900 ms later. Initialise with the last value from RTC memory, we already save it there before sleep.',
  ],
  [
    'keyboard',
    'XS',
    "Sur iOS, le clavier cache le bouton « Valider » du formulaire de connexion. Il manque `keyboardShouldPersistTaps` sur la ScrollView, les autres écrans l'ont.",
  ],
  [
    'banner',
    'XS',
    '[10:02] mo: the staging banner is visible in prod again\n[10:03] li: somebody removed the `NODE_ENV` check in #4411\n[10:03] mo: so put it back?\n[10:04] li: yes, and a test that fails next time',
  ],
  [
    'sorting',
    'XS',
    'Sorting the price list by name puts "Ärmel" after "Zipper". We use plain `sort()`; should be `localeCompare` with the user\'s locale, as in the customer list.',
  ],
  [
    'quiet',
    'S',
    'Our CI prints 9,000 lines per build. Let `runtests` have a quiet mode: only failing tests with their output, a summary at the end, exit code as now. Flag `-q` and env RUNTESTS_QUIET. Default unchanged.',
  ],
  [
    'excel',
    'S',
    'Для отчёта «Остатки» нужна кнопка «Экспорт в Excel». Колонки как в таблице, фильтры учитываются, до 20 тысяч строк. Библиотека для xlsx уже подключена.',
  ],
  [
    'thermostat',
    'S',
    'The thermostat should show the outside temperature on the idle screen if the weather service delivered one in the last hour, otherwise the space stays empty. Value comes with the existing MQTT topic, we ignore that field today. Celsius or Fahrenheit as set. One screen, no new menu.',
  ],
  [
    'pin',
    'S',
    "As a moderator I want to pin one post at the top of a channel so that newcomers see the rules. Pin/unpin from the post's menu, a small pin icon, only one at a time, replaces the former one.",
  ],
  ['stock', 'S', '我们希望在商品列表页加一个「只看有货」的开关，状态记在本地，默认关闭。后端接口已有 inStock 参数。'],
  [
    'giftCards',
    'M',
    'Gift cards for the online shop: buy with an amount from 10 to 250 EUR, recipient gets a code by mail at a chosen date, redeem in checkout (partly too), balance page, back office can look up and block a card. Bookkeeping wants a monthly list of open balances. Codes must not be guessable.',
  ],
  [
    'tracing',
    'M',
    'Add OpenTelemetry tracing to the order pipeline: the three Go services and the Python worker pass the trace context over HTTP and our RabbitMQ messages, spans for database calls, sampling configurable, export to the existing Tempo. A dashboard and a runbook page. Overhead below 2 %.',
  ],
  [
    'undo',
    'M',
    'Level editor: undo/redo. Every operation (place, move, delete, paint, properties) becomes a command; history of 200 steps, survives a save, grouped drags. Shortcut keys and a history panel. Two editor plug-ins of modders write directly to the scene, they need an API for it. Tests for each command.',
  ],
  [
    'passkeys',
    'L',
    'Zwei-Faktor-Anmeldung und Passkeys für alle Kundenkonten (Web, iOS, Android, Händlerportal). Wiederherstellung, Support-Werkzeug mit Vier-Augen-Prinzip, Pflicht für Händler ab Januar, Ablösung der alten SMS-TANs bei 400.000 Kunden, BSI-Prüfung, stufenweise Einführung. Die Partner-API mit Basic Auth muss dabei auf OAuth umziehen, 60 Partner.',
  ],
  [
    'operator',
    'L',
    'Make the Postgres operator highly available across zones: leader election, fencing, backup and point-in-time restore per cluster, rolling upgrades without downtime, CRD v2 with conversion from v1 (others build on it), chaos tests. About 300 clusters run on v1 and must be converted in place.',
  ],
  [
    'inventory',
    'L',
    '実店舗とECの在庫を一元化したい。現在はPOSとECが別々の在庫を持ち、夜間バッチで合わせている。リアルタイムの在庫サービスを新設し、POS（3社の端末）、EC、倉庫システムを接続する。既存データの移行、二重販売の防止、障害時の縮退運転、120店舗への段階的な展開が必要。',
  ],
  [
    'hospital',
    'XL',
    "Nous quittons le logiciel de gestion hospitalière de l'éditeur X (fin de support 2027) : 14 établissements, dossiers patients, prescriptions, facturation, imagerie, 60 interfaces HL7. Reprise de 20 ans de données, double fonctionnement, formation de 9 000 soignants, établissement par établissement.",
  ],
  [
    'products',
    'XL',
    'Our two products (acquired 2019 and 2021) shall become one: one login, one data model, one UI, one billing, one API. 8 teams, 2 stacks (Rails, .NET), 11,000 customers on either, both keep shipping meanwhile.',
  ],
  [
    'microservices',
    'XL',
    '从单体应用拆分为微服务，并迁移到自建云平台：订单、支付、库存、会员、营销等12个团队，约300万行代码，两年完成，期间业务不能停。',
  ],
];
