/** Names a built-in example, in addresses too: `#/example/checkout`. */
export type ExampleId = 'checkout' | 'timeout' | 'n-plus-one' | 'broken';

/** What the start screen says about an example, without making it. */
export interface Example {
  readonly id: ExampleId;
  readonly title: string;
  /** One sentence: what there is to find. */
  readonly summary: string;
  readonly fileName: string;
  /** Records in the file, copies included. */
  readonly spans: number;
}

/** The built-in examples, in the order the start screen shows them. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'checkout',
    title: 'A slow checkout',
    summary:
      'Thirteen requests of a shop; in one the bank fails twice, 180 queries run one by one, and billing waits in a queue.',
    fileName: 'checkout.json',
    spans: 412,
  },
  {
    id: 'timeout',
    title: 'A time-out that travels',
    summary:
      'The user centre runs out of database connections; payment waits 3 s twice, and the error reaches the root.',
    fileName: 'timeout.json',
    spans: 105,
  },
  {
    id: 'n-plus-one',
    title: 'N + 1 queries',
    summary: 'A page of 200 articles that asks the database 201 times.',
    fileName: 'n-plus-one.json',
    spans: 210,
  },
  {
    id: 'broken',
    title: 'A broken trace',
    summary:
      'Orphans, cycles, doubled ids, missing ends, wrong clocks: everything a file can get wrong, shown and told.',
    fileName: 'broken.json',
    spans: 70,
  },
];

/** The example as the bytes of an OTLP JSON file (UTF-8), the same bytes each time. Its scenario is loaded on first use. */
export async function writeExample(id: ExampleId): Promise<Uint8Array> {
  const { documentBytes } = await import('./otlpDocument.ts');
  switch (id) {
    case 'checkout':
      return documentBytes((await import('./checkout.ts')).checkoutDocument());
    case 'timeout':
      return documentBytes((await import('./timeout.ts')).timeoutDocument());
    case 'n-plus-one':
      return documentBytes((await import('./nPlusOne.ts')).nPlusOneDocument());
    case 'broken':
      return documentBytes((await import('./broken.ts')).brokenDocument());
  }
}
