import type { SmallValue } from './smallValue.ts';
import type { ResourceFacts } from './spanWriter.ts';
import type { Fields } from './valueAccess.ts';
import { fieldsOf, textOf } from './valueAccess.ts';

/** Nesting past which an object stays one value. */
const DEEPEST = 12;

/**
 * A document of Elasticsearch by its paths: keys may be nested or dotted, values plain or in lists of one. What is taken is
 * not among the rest.
 */
export class FlatDocument {
  private readonly fields = new Map<string, SmallValue>();

  constructor(document: Fields) {
    this.open(document, '', 0);
    // What Elasticsearch searches in beside a field is a copy of it.
    for (const path of this.fields.keys()) {
      if (path.endsWith('.text') && this.fields.has(path.slice(0, -5))) this.fields.delete(path);
    }
  }

  get(path: string): SmallValue | undefined {
    return this.fields.get(path);
  }

  take(path: string): SmallValue | undefined {
    const value = this.fields.get(path);
    this.fields.delete(path);
    return value;
  }

  /** Whether there is one of some paths, or something below it. */
  hasAny(...paths: readonly string[]): boolean {
    return [...this.fields.keys()].some((key) => paths.some((path) => key.startsWith(path)));
  }

  /** The values of a path, one or several. */
  takeList(path: string): readonly SmallValue[] {
    const value = this.take(path);
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
  }

  /** The first object of a list, or the object that stands alone or path by path. */
  takeFirstOf(path: string): Fields {
    const list = this.takeList(path);
    if (list.length > 0) return fieldsOf(list[0]);
    const result = new Map<string, SmallValue>();
    for (const [key, value] of this.below(`${path}.`)) result.set(key.slice(path.length + 1), value);
    return result;
  }

  /** Ids of traces and spans that a list of links names, as objects or path by path. */
  takeIdPairs(path: string): (readonly [trace: SmallValue | undefined, span: SmallValue | undefined])[] {
    const objects = this.takeList(path).map((value) => {
      const link = new FlatDocument(fieldsOf(value));
      return [link.get('trace.id'), link.get('span.id')] as const;
    });
    const traces = this.takeList(`${path}.trace.id`);
    const spans = this.takeList(`${path}.span.id`);
    return [...objects, ...spans.map((span, at) => [traces[at], span] as const)];
  }

  /** The service and what is said about the place where it runs. */
  takeResource(): ResourceFacts {
    const attributes = new Map<string, SmallValue>();
    for (const group of RESOURCE_GROUPS) {
      for (const [key, value] of this.below(`${group}.`, 'service.target.')) {
        attributes.set(RESOURCE_KEYS.get(key) ?? key, value);
      }
    }
    return { service: textOf(attributes.get('service.name')), attributes };
  }

  /** All that was not taken, labels by their own names. */
  rest(): Fields {
    const result = new Map<string, SmallValue>();
    for (const [path, value] of this.fields) {
      if (IGNORED.test(path)) continue;
      const key = ATTRIBUTES.get(path) ?? path.replace(/^(?:numeric_)?labels\./, '');
      result.set(result.has(key) ? path : key, value);
    }
    return result;
  }

  /** Takes what stands below a path, except below another. */
  private below(prefix: string, except = '\n'): [path: string, value: SmallValue][] {
    const found = [...this.fields].filter(([path]) => path.startsWith(prefix) && !path.startsWith(except));
    for (const [path] of found) this.fields.delete(path);
    return found;
  }

  private open(fields: Fields, prefix: string, depth: number): void {
    for (const [key, value] of fields) {
      const plain = Array.isArray(value) && value.length === 1 ? value[0] : value;
      if (plain instanceof Map && depth < DEEPEST) this.open(plain, `${prefix}${key}.`, depth + 1);
      else if (plain !== null) this.fields.set(prefix + key, plain);
    }
  }
}

const RESOURCE_GROUPS = [
  'service',
  'host',
  'agent',
  'container',
  'kubernetes',
  'cloud',
  'process',
  'os',
  'faas',
] as const;
const RESOURCE_KEYS: ReadonlyMap<string, string> = new Map([
  ['service.environment', 'deployment.environment.name'],
  ['service.node.name', 'service.instance.id'],
  ['host.hostname', 'host.name'],
  ['kubernetes.namespace', 'k8s.namespace.name'],
  ['kubernetes.node.name', 'k8s.node.name'],
  ['kubernetes.pod.name', 'k8s.pod.name'],
  ['kubernetes.pod.uid', 'k8s.pod.uid'],
]);
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['span.db.statement', 'db.query.text'],
  ['span.db.type', 'db.system.name'],
  ['span.db.instance', 'db.namespace'],
  ['span.message.queue.name', 'messaging.destination.name'],
]);
/** What Elasticsearch and its pipelines add for themselves. */
const IGNORED =
  /^(?:processor\.|ecs\.version$|observer\.|data_stream\.|event\.(?:ingested|agent_id_status|success_count)|_)/;
