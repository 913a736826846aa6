import { alibabaSls } from './alibabaSls.ts';
import { dataPrepper } from './dataPrepper.ts';
import { elasticDocuments } from './elasticDocuments.ts';
import { elasticIntake } from './elasticIntake.ts';
import { gcpTraceV1, gcpTraceV2 } from './gcpTrace.ts';
import { haystack } from './haystack.ts';
import { highlight } from './highlight.ts';
import { hypertrace } from './hypertrace.ts';
import type { JsonFormat } from './jsonFormat.ts';
import { langfuse } from './langfuse.ts';
import { langSmith } from './langSmith.ts';
import { nemoGuardrails } from './nemoGuardrails.ts';
import { newRelic } from './newRelic.ts';
import { promptflow } from './promptflow.ts';
import { signozApi, signozRows } from './signoz.ts';
import { spanLifecycle } from './spanLifecycle.ts';
import { splunkHec } from './splunkHec.ts';

/** Formats of single vendors and tools, each recognised by keys that no other has. */
export const vendorFormats: readonly JsonFormat[] = [
  elasticIntake,
  elasticDocuments,
  dataPrepper,
  gcpTraceV2,
  gcpTraceV1,
  newRelic,
  signozApi,
  highlight,
  signozRows,
  splunkHec,
  spanLifecycle,
  langfuse,
  langSmith,
  promptflow,
  alibabaSls,
  haystack,
  hypertrace,
  nemoGuardrails,
];
