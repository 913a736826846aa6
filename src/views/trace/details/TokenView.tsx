import { readWebToken } from '#analysis/webToken.ts';
import type { WebToken } from '#analysis/webToken.ts';
import { formatDuration } from '#model/formatTime.ts';
import { Span } from '#model/span.ts';
import { usePreferences } from '#state/preferences.ts';
import { FoldedText } from './FoldedText.tsx';
import { JsonTree } from './JsonTree.tsx';
import { instantWords } from './measureWords.ts';
import { usePane } from './paneContext.ts';
import { useSpanRow } from './spanRow.ts';
import styles from './TokenView.module.css';

const TIME_WORDS = { iat: 'issued', nbf: 'valid from', exp: 'expires' } as const;
/** A date of the year 285,616: later ones are none that a clock can say. */
const LAST_SECOND = 8.9e12;

/** What a JSON Web Token says. It is not checked, and its signature not shown. */
export function TokenView({ text }: { readonly text: string }) {
  const token = readWebToken(text);
  if (!token) return <FoldedText text={text} look="block" />;
  return (
    <div className={styles['token']}>
      <div>
        <p className={styles['name']}>header</p>
        <JsonTree text={token.header} />
      </div>
      <div>
        <p className={styles['name']}>payload</p>
        {token.payload === undefined ? <p className={styles['times']}>encrypted</p> : <JsonTree text={token.payload} />}
      </div>
      <Times times={token.times} />
      <p className={styles['name']}>The signature is hidden, and was not checked.</p>
    </div>
  );
}

function Times({ times }: { readonly times: WebToken['times'] }) {
  const zone = usePreferences((preferences) => preferences.zone);
  const { table } = usePane().trace;
  const row = useSpanRow();
  const startNs = row === undefined ? undefined : new Span(table, row).startNs;
  const known = times.filter(({ seconds }) => Math.abs(seconds) < LAST_SECOND);
  if (known.length === 0) return null;
  return (
    <ul className={styles['times']}>
      {known.map(({ name, seconds }) => {
        const ns = BigInt(Math.round(seconds * 1000)) * 1_000_000n;
        return (
          <li key={name}>
            {`${TIME_WORDS[name]} ${instantWords(ns, zone)}${startNs === undefined ? '' : `, ${besideStart(ns, startNs)}`}`}
          </li>
        );
      })}
    </ul>
  );
}

/** Where an instant lies to the start of the span: that tells whether the token was still good. */
function besideStart(ns: bigint, startNs: bigint): string {
  const apart = Number(ns - startNs);
  if (apart === 0) return 'as the span starts';
  return `${formatDuration(Math.abs(apart))} ${apart < 0 ? 'before' : 'after'} the span starts`;
}
