/** Where code lies that its reader did not write, in any language. */
const PLACE = new RegExp(
  [
    // JavaScript: packages, the runtime, bundles of packages.
    'node_modules/|\\bnode:|\\(internal/|webpack/runtime|\\.pnpm/|\\(<anonymous>\\)$|\\bdeno_std\\b|ext:',
    // Python.
    '(?:site|dist)-packages/|/lib(?:64)?/python\\d|\\\\lib\\\\site-packages\\\\|<frozen ',
    // Ruby, PHP, Rust, Go.
    '/gems/|/lib/ruby/|<internal:|/vendor/|\\[internal function\\]|\\.cargo/(?:registry|git)|/rustc/|/rustlib/',
    '/go/pkg/mod/|@v\\d+\\.\\d+\\.\\d+[^/]*/|/usr/(?:local|lib)/go|/go/(?:\\d[\\d.]*/)?(?:x64/)?src/(?!app/)|_testmain\\.go',
    // Go built with -trimpath names packages of its library without a host.
    '^\\t(?:bufio|bytes|context|crypto|database/sql|encoding|fmt|internal|io|log|net|os|reflect|regexp|runtime|sort|strconv|strings|sync|syscall|testing|time)/',
  ].join('|'),
);

/** How frames of Java, Kotlin and Scala, of .NET, of Rust and of Python's frozen modules are named that are not one's own. */
const NAME = new RegExp(
  [
    '\\bat (?:\\S+/)?(?:java|javax|jakarta|jdk|sun|com\\.sun|kotlin|kotlinx|scala|groovy|clojure|android|androidx|dalvik|libcore' +
      '|org\\.(?:springframework|apache|hibernate|eclipse|postgresql|jboss|jooq|junit|slf4j|mockito|mariadb|mongodb|aspectj|glassfish|thymeleaf|elasticsearch|opensearch|redisson)' +
      '|io\\.(?:netty|grpc|vertx|opentelemetry|micronaut|quarkus|micrometer|undertow|projectreactor|r2dbc|smallrye|lettuce|ktor|dropwizard|reactivex)' +
      '|reactor|akka|play|okhttp3|okio|retrofit2|rx|net\\.bytebuddy|feign|redis\\.clients|ch\\.qos|oracle|software\\.amazon|liquibase|brave|zipkin2' +
      '|com\\.(?:fasterxml|zaxxer|google|mysql|mongodb|amazonaws|azure|microsoft|netflix|squareup|datastax|oracle|ibm|linecorp|lmax|typesafe))[.$]',
    '\\bat (?:System|Microsoft|Npgsql|MySql|MySqlConnector|Dapper|Grpc|Azure|Amazon|Newtonsoft|Serilog|MediatR|AutoMapper|Polly|StackExchange|RabbitMQ|MongoDB|OpenTelemetry|Castle|Autofac|FluentValidation|Hangfire|MassTransit|Swashbuckle)\\.',
    '^\\s*\\d+:\\s+(?:0x[\\da-f]+\\s+-\\s+)?<?(?:core|std|alloc|tokio|hyper|hyper_util|tower|axum|futures|futures_util|tracing|actix\\w*|sqlx\\w*|diesel|reqwest|tonic|h2|rayon|__rust\\w*|rust_begin_unwind|backtrace|anyhow|_start|__libc_start\\w*|clone3?|start_thread)(?:::|\\s|$)',
    '^(?:created by )?(?:runtime|net/http|testing|database/sql|reflect|sync|context|encoding/json|internal/\\w+)[./]',
  ].join('|'),
);

/** Whether a frame, with the lines that belong to it, is of a library, a framework or the language itself. */
export function isLibraryFrame(lines: readonly string[]): boolean {
  return lines.some((line) => PLACE.test(line)) || NAME.test(lines[0]);
}
