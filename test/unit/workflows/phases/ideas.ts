// Ideas of every size and language, for the tests of the phase plan.
import type { PlanSize } from '../../../../src/documents/phases.ts';

/** Each with the size that its writer meant. */
export const ideas: Readonly<Record<string, readonly [PlanSize, string]>> = {
  typo: [
    'XS',
    'The install section of our README still tells people to use `npm install -g foo-cli`, the package is called `@foo/cli` since 3.0. Same in docs/quickstart.md.',
  ],
  mail: ['XS', 'Im Bestellmail steht "Vielen Dank für Ihre Bestllung". Bitte korrigieren, auch in der Textversion.'],
  link: [
    'XS',
    'ログイン画面の「パスワードをお忘れの方」のリンク先が古いURLのままです。/reset-password に直してください。',
  ],
  paging: [
    'XS',
    'Pagination shows "Page 0 of 5" on the first page. The API is zero based and the component prints the value as is. Also the last page link goes one too far.',
  ],
  sortable: [
    'S',
    'Make the customer table sortable by last order and revenue. Click on the header, arrow shows the direction, remember it in the URL. Backend list endpoint supports ?sort= for name already, extend it to those two columns.',
  ],
  duplicate: [
    'S',
    'Na tela de pedidos, queremos um botão para duplicar um pedido. Copia itens, endereço e observações, abre como rascunho com a data de hoje. Não copia descontos nem pagamento. Só quem pode criar pedidos vê o botão.',
  ],
  certificate: [
    'S',
    'En la ficha del alumno falta poder adjuntar el certificado médico. Un campo para subir un PDF o una foto (máx. 5 MB), se ve el nombre y se puede descargar o borrar. El almacenamiento de ficheros ya lo usamos para las fotos de perfil.',
  ],
  quota: [
    'M',
    "API users should have quotas. Plans have a number of requests per day; we count per key, answer 429 with Retry-After when it's used up, show usage in the developer portal, mail at 80 and 100 percent. Counting in Redis, daily snapshot into Postgres for billing.",
  ],
  reviews: [
    'M',
    '商品详情页要支持用户评价：买过的用户可以打分、写文字、最多传五张图；商家后台可以回复和申诉；列表页显示平均分。评价需要先审核（敏感词自动，其余人工）。要新建评价表，订单完成七天后推送提醒用户评价。',
  ],
  appointments: [
    'M',
    'Нужна запись на приём через сайт. Пациент выбирает врача и свободное время, подтверждает по SMS, регистратура видит записи в своей программе и может переносить. За день до приёма приходит напоминание. Расписание врачей уже есть в базе, но свободные слоты сейчас нигде не считаются.',
  ],
  signOn: [
    'L',
    'Enterprise customers want to log in with their own identity provider. We need SAML and OIDC per tenant, SCIM provisioning for users and groups, mapping of groups to our roles, a settings screen where their admin configures it, enforcement (password login off), audit events, and a way back in when it is misconfigured. Three design partners are waiting; security wants a pen test before GA. Existing users must be linked without losing anything.',
  ],
  cellar: [
    'L',
    'Unsere Servicetechniker haben im Keller keinen Empfang. Die App soll offline funktionieren: Aufträge des Tages vorab laden, Checklisten ausfüllen, Fotos und Unterschrift, Ersatzteile buchen. Beim nächsten Empfang synchronisieren, Konflikte mit Änderungen der Disposition müssen aufgelöst werden, ohne dass etwas verloren geht. Backend braucht dafür versionierte Datensätze und neue Sync-Endpunkte. Pilot mit 20 Technikern, danach alle 300.',
  ],
  brands: [
    'XL',
    'We run seven separate booking systems after the acquisitions. Build one platform for all brands: common inventory, pricing, customer accounts, payments, channel manager, and migrate brand by brand. Four product teams plus infrastructure. We expect the first brand live next summer, the last two years later.',
  ],
  monolith: [
    'XL',
    "Le monolithe PHP de 2008 (1,2 million de lignes) n'est plus maintenable. Nous voulons passer à des services Java sur Kubernetes, domaine par domaine, avec bus d'événements, nouvelle authentification, nouveau front React, reprise des données clients et contrats, sans interruption. Cinq équipes concernées, environ deux ans.",
  ],
};
