import type { Attributes } from './otlpDocument.ts';
import type { Random } from './random.ts';
import type { Service } from './spanWriter.ts';

interface Language {
  readonly sdk: string;
  readonly sdkVersion: string;
  readonly runtime: string;
  readonly runtimeVersion: string;
  readonly userAgent: string;
  readonly scopes: Service['scopes'];
}

const java: Language = {
  sdk: 'java',
  sdkVersion: '1.56.0',
  runtime: 'OpenJDK Runtime Environment',
  runtimeVersion: '21.0.9+10',
  userAgent: 'Java-http-client/21.0.9',
  scopes: {
    server: 'io.opentelemetry.spring-webmvc-6.0@2.22.0',
    client: 'io.opentelemetry.java-http-client@2.22.0',
    store: 'io.opentelemetry.jdbc@2.22.0',
    messaging: 'io.opentelemetry.kafka-clients-0.11@2.22.0',
  },
};

const nodejs: Language = {
  sdk: 'nodejs',
  sdkVersion: '2.2.0',
  runtime: 'nodejs',
  runtimeVersion: '22.21.1',
  userAgent: 'undici',
  scopes: {
    server: '@opentelemetry/instrumentation-http@0.208.0',
    client: '@opentelemetry/instrumentation-undici@0.19.0',
    store: '@opentelemetry/instrumentation-ioredis@0.56.0',
    messaging: '@opentelemetry/instrumentation-kafkajs@0.18.0',
  },
};

const go: Language = {
  sdk: 'go',
  sdkVersion: '1.39.0',
  runtime: 'go',
  runtimeVersion: 'go1.25.4',
  userAgent: 'Go-http-client/1.1',
  scopes: {
    server: 'go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp@0.64.0',
    client: 'go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp@0.64.0',
    store: 'github.com/redis/go-redis/extra/redisotel@9.17.0',
    messaging: 'shop.example/kafka/otel@1.4.0',
  },
};

const python: Language = {
  sdk: 'python',
  sdkVersion: '1.39.0',
  runtime: 'cpython',
  runtimeVersion: '3.13.9',
  userAgent: 'python-httpx/0.28.1',
  scopes: {
    server: 'opentelemetry.instrumentation.fastapi@0.60b0',
    client: 'opentelemetry.instrumentation.httpx@0.60b0',
    store: 'opentelemetry.instrumentation.psycopg@0.60b0',
    messaging: 'opentelemetry.instrumentation.aiokafka@0.60b0',
  },
};

const ruby: Language = {
  sdk: 'ruby',
  sdkVersion: '1.10.0',
  runtime: 'ruby',
  runtimeVersion: '3.4.7',
  userAgent: 'Faraday v2.14.0',
  scopes: {
    server: 'OpenTelemetry::Instrumentation::Rack@0.29.0',
    client: 'OpenTelemetry::Instrumentation::Faraday@0.30.0',
    store: 'OpenTelemetry::Instrumentation::Redis@0.28.0',
    messaging: 'OpenTelemetry::Instrumentation::Rdkafka@0.9.0',
  },
};

/** Every service of the shop, each as the pod that serves one request. */
export interface Shop {
  readonly webShop: Service;
  readonly userCentre: Service;
  readonly cart: Service;
  readonly goods: Service;
  readonly order: Service;
  readonly payment: Service;
  readonly fraud: Service;
  readonly shipping: Service;
  readonly billing: Service;
  readonly mail: Service;
}

const POD_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

function letters(random: Random, count: number): string {
  return Array.from({ length: count }, () => POD_LETTERS.charAt(random.int(0, POD_LETTERS.length - 1))).join('');
}

/** `count` pods of one deployment. */
function createPods(
  random: Random,
  name: string,
  language: Language,
  version: string,
  port: number,
  count: number,
): readonly Service[] {
  const replicaSet = random.hex(4) + letters(random, 2);
  return Array.from({ length: count }, () => {
    const pod = `${name}-${replicaSet}-${letters(random, 5)}`;
    const resource: Attributes = {
      'service.name': name,
      'service.version': version,
      'service.namespace': 'shop',
      'service.instance.id': `shop.${pod}.${name}`,
      'deployment.environment.name': 'production',
      'host.name': `eu-west-1${random.pick(['a', 'b'])}-0${random.int(1, 9)}`,
      'k8s.cluster.name': 'shop-eu',
      'k8s.namespace.name': 'shop',
      'k8s.deployment.name': name,
      'k8s.pod.name': pod,
      'cloud.region': 'eu-west-1',
      'process.pid': random.int(1, 40),
      'process.runtime.name': language.runtime,
      'process.runtime.version': language.runtimeVersion,
      'telemetry.sdk.language': language.sdk,
      'telemetry.sdk.name': 'opentelemetry',
      'telemetry.sdk.version': language.sdkVersion,
    };
    const address = `${name}.shop.svc`;
    const { scopes, userAgent } = language;
    return { name, resource, scope: `shop.${name}@${version}`, address, port, userAgent, scopes };
  });
}

/** Sets the shop up; each call of the function returned chooses the pods that serve one request. */
export function createShop(random: Random): () => Shop {
  const webShop = createPods(random, 'web-shop', nodejs, '8.31.0', 3000, 2);
  const userCentre = createPods(random, 'user-centre', java, '3.9.1', 8080, 2);
  const goods = createPods(random, 'goods', java, '5.2.7', 8080, 2);
  const order = createPods(random, 'order', java, '6.0.3', 8080, 2);
  const [cart] = createPods(random, 'cart', go, '2.4.0', 9090, 1);
  const [payment] = createPods(random, 'payment', python, '4.17.2', 8000, 1);
  const [fraud] = createPods(random, 'fraud', python, '1.3.0', 50_051, 1);
  const [shipping] = createPods(random, 'shipping', go, '1.12.4', 8080, 1);
  const [billing] = createPods(random, 'billing', go, '2.0.9', 8080, 1);
  const [mail] = createPods(random, 'mail', ruby, '1.8.5', 9292, 1);
  const single = { cart, payment, fraud, shipping, billing, mail };
  return () => ({
    webShop: random.pick(webShop),
    userCentre: random.pick(userCentre),
    goods: random.pick(goods),
    order: random.pick(order),
    ...single,
  });
}
