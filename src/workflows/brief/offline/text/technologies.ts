// Names of technologies, protocols and file formats, as they stand in a text.

const names =
  'TypeScript JavaScript Node\\.js Node Deno Bun React Vue(?:\\.js)? Angular Svelte Next\\.js Nuxt Remix Astro jQuery Tailwind ' +
  'Python Django Flask FastAPI Ruby Rails PHP Laravel Symfony Java Kotlin Spring Quarkus Scala Golang Rust C\\+\\+ C# \\.NET Swift SwiftUI ' +
  'Elixir Phoenix Haskell Dart Flutter Electron Tauri Qt ESPHome Arduino ESP32 LVGL Expo Android iOS ' +
  'PostgreSQL Postgres MySQL MariaDB SQLite MongoDB Redis Memcached DynamoDB Cassandra ClickHouse BigQuery Snowflake Elasticsearch OpenSearch Supabase Firebase Firestore ' +
  'Kafka RabbitMQ NATS SQS SNS Pub/Sub Celery Sidekiq BullMQ Airflow dbt Spark ' +
  'Docker Kubernetes K8s Helm Terraform Ansible Pulumi AWS Azure GCP Cloudflare Vercel Netlify Heroku Nginx Traefik S3 Lambda EC2 ECS ' +
  'GraphQL REST gRPC WebSockets? SSE Webhooks? MQTT AMQP OAuth2? OIDC OpenID SAML LDAP SCIM JWT TOTP WebAuthn FIDO2 Passkeys? ' +
  'IndexedDB localStorage PWA WebRTC WebGL WebAssembly WASM CSS Sass Vite Webpack esbuild Playwright Cypress Jest Vitest pytest ' +
  'Prometheus Grafana OpenTelemetry Sentry Datadog Loki Jaeger Stripe PayPal Twilio SendGrid Mailgun Slack Teams Discord Telegram ' +
  'Jenkins ArgoCD Keycloak Auth0 Okta Cognito Vault CSV JSON YAML XML XLSX Excel PDF Parquet Avro Protobuf OpenAPI Swagger ' +
  'Shopify WordPress Salesforce SAP OpenAI LLM Ollama Prisma Drizzle Hibernate Redux Zustand';

// Names of one or two words; a plain list split at blanks would part them.
const twoWords = [
  'React Native',
  'Spring Boot',
  'GitHub Actions',
  'GitLab CI',
  'Home Assistant',
  'Service Workers?',
  'OAuth 2(?:\\.0)?',
  'SwiftUI',
];
const formats = new Set([
  'csv',
  'json',
  'yaml',
  'xml',
  'xlsx',
  'excel',
  'pdf',
  'slack',
  'teams',
  'discord',
  'telegram',
  'webhook',
  'webhooks',
  'css',
  'android',
  'ios',
  'totp',
  'node',
  'home assistant',
]);

const pattern = new RegExp(
  `(?<![\\p{sc=Latin}\\p{N}_.+#-])(?:${[...twoWords, ...names.split(' ')].join('|')})(?![\\p{sc=Latin}\\p{N}_+#]|-\\d)`,
  'gu',
);
const lowerCase =
  /(?<![\p{L}\p{N}_./-])(?:postgres(?:ql)?|mysql|sqlite|mongodb|redis|kafka|rabbitmq|docker|kubernetes|terraform|graphql|grpc|websockets?|oauth2?|saml|ldap|indexeddb|localstorage|react|typescript|javascript|python|django|rails|nginx|elasticsearch|service workers?|tailwind|fastapi|electron)(?![\p{L}\p{N}_])/gu;

/** The technologies that a text names, each once, in the text's own spelling. */
export function technologiesIn(text: string): readonly string[] {
  const found = [...text.matchAll(pattern), ...text.matchAll(lowerCase)].map(([name]) => name);
  return [...new Set(found)];
}

/** Whether a text names a technology that is a way to build things: a file format or a channel alone is a wish. */
export function namesTechnique(text: string): boolean {
  return technologiesIn(text).some((name) => !formats.has(name.toLowerCase()));
}
