import { Fragment, type ReactNode } from 'react';
import { traceqlTokens, type TraceqlKind } from '#analysis/traceqlTokens.ts';
import { classNames } from '#ui/classNames.ts';
import styles from './TraceqlLayer.module.css';

export interface TraceqlLayerProps {
  readonly query: string;
  /** the place that is marked as wrong; undefined = none */
  readonly wrongAt: number | undefined;
  /** the place under which the children stand; undefined = they do not */
  readonly markAt: number | undefined;
  readonly children: ReactNode;
}

/** A stretch of a query, blanks included. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly kind: TraceqlKind | 'blank';
}

/** A query in colours, laid out exactly as the field over it lays out the same text. */
export function TraceqlLayer({ query, wrongAt, markAt, children }: TraceqlLayerProps) {
  const pieces = piecesOf(query);
  const wrong = wrongAt === undefined ? undefined : pieces.find(({ end, kind }) => end > wrongAt && kind !== 'blank');
  // Stands before the piece that is being written; at the end when there is none yet.
  const marked = markAt === undefined ? undefined : (pieces.find(({ start }) => start >= markAt) ?? 'end');
  const anchor = <span className={styles['anchor']}>{children}</span>;
  return (
    <div className={styles['layer']}>
      {pieces.map((piece) => (
        <Fragment key={piece.start}>
          {piece === marked && anchor}
          <span aria-hidden="true" className={classNames(styles[piece.kind], piece === wrong && styles['wrong'])}>
            {query.slice(piece.start, piece.end)}
          </span>
        </Fragment>
      ))}
      {marked === 'end' && anchor}
      {/* A last empty line has no height of its own; a query that ends too soon is marked where more should stand. */}
      <span aria-hidden="true" className={classNames(wrongAt !== undefined && !wrong && styles['wrong'])}>
        {'\u200B '}
      </span>
    </div>
  );
}

function piecesOf(query: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { kind, start, end } of traceqlTokens(query)) {
    if (start > at) pieces.push({ start: at, end: start, kind: 'blank' });
    pieces.push({ start, end, kind });
    at = end;
  }
  if (at < query.length) pieces.push({ start: at, end: query.length, kind: 'blank' });
  return pieces;
}
