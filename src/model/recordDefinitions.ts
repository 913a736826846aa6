import type { BuilderParts } from './builderParts.ts';

/** What the slots of records were bound to. Asked when a record is looked at: most are, once, on their way into a row. */
export class RecordDefinitions {
  private readonly parts: Pick<BuilderParts, 'records' | 'resources' | 'scopes'>;

  constructor(parts: Pick<BuilderParts, 'records' | 'resources' | 'scopes'>) {
    this.parts = parts;
  }

  /** Definition of the record's resource, −1 = none. */
  resourceOf(record: number): number {
    const { records, resources } = this.parts;
    return resources.definitionOf(records.resource.data[record]);
  }

  /** Definition of the record's scope, −1 = none. */
  scopeOf(record: number): number {
    const { records, scopes } = this.parts;
    return scopes.definitionOf(records.scope.data[record]);
  }

  /** String index of the name of the record's service, −1 = unknown. */
  serviceOf(record: number): number {
    const resource = this.resourceOf(record);
    return resource < 0 ? -1 : this.parts.resources.first.data[resource];
  }
}
