import { describe, expect, it } from 'vitest';
import { drawTrace } from '../../test/traceDrawing.ts';
import { deriveDependencyLinks } from './dependencyLinks.ts';

/** `web → cart 2, 1 failed` */
function linksOf(drawing: string, isZipkin = true): string[] {
  return deriveDependencyLinks(drawTrace(drawing), isZipkin).map(
    ({ parent, child, calls, errors }) => `${parent} → ${child} ${calls}${errors > 0 ? `, ${errors} failed` : ''}`,
  );
}

describe('deriveDependencyLinks', () => {
  it('counts a call once, by the server if it was recorded, and takes the error of either side', () => {
    expect(
      linksOf(`
        web GET         0–90  server
          web work      1–80  internal
            web call    2–10  client error
              cart get  3–9   server
            web call   12–20  client
              cart put 13–19  server error
            web query  30–40  client error {peer.service: DB}
            web query  50–60  client {peer.service: db}
            web query  70–75  client
        db warm         0–1   internal trace=2
      `),
    ).toEqual(['web → db 2, 1 failed', 'web → cart 2, 2 failed']);
  });

  it('does not blame a client for what it called through others', () => {
    expect(
      linksOf(`
        web call      0–50 client error
          mesh route  1–49 internal
            cart get  2–48 server
      `),
    ).toEqual(['web → cart 1']);
  });

  it('links messages to their broker only', () => {
    expect(
      linksOf(`
        shop send     0–1  producer {peer.service: kafka}
          mail read   5–9  consumer {peer.service: kafka}
          mail read  10–19 consumer
      `),
    ).toEqual(['shop → kafka 1', 'kafka → mail 1']);
  });

  it('takes the word of a root about its caller, and of internal work that names a peer', () => {
    expect(
      linksOf(`
        web GET     0–9 server {peer.service: proxy}
          web ask   1–2 internal {peer.service: cart}
          web think 3–4 internal
      `),
    ).toEqual(['proxy → web 1', 'web → cart 1']);
  });

  it('adds the call that must have been between two services', () => {
    expect(
      linksOf(`
        web GET       0–9 server
          cart call   1–8 client error {peer.service: stock}
      `),
    ).toEqual(['web → cart 1', 'cart → stock 1, 1 failed']);
  });

  it('hangs spans without a known parent under the first root, but only for Zipkin', () => {
    const orphans = `
      web GET   0–9  server id=b
      pay POST  1–8  server id=c parent=gone
      tax get   2–7  server id=a parent=gone
    `;
    expect(linksOf(orphans)).toEqual(['web → pay 1', 'web → tax 1']);
    expect(linksOf(orphans, false)).toEqual([]);
    expect(
      linksOf(`
        pay POST  1–8  server id=c parent=gone
        tax get   2–7  server id=a parent=gone
      `),
    ).toEqual([]);
  });

  it('takes pieces of one span for one, and of two spans with one id the last', () => {
    expect(
      linksOf(`
        web call      0–50 client id=a
        cart get      2–40 server id=a shared
        cart rest    41–48 server error id=a shared
        pay get       2–40 server id=a shared
        cart query    5–9  client id=b parent=a {peer.service: db}
        pay query     5–9  client id=c parent=a {peer.service: db}
        web query    10–11 client id=d parent=a {peer.service: db} resource{host.ip: 10.0.0.1}
        web query    12–13 client error id=d parent=a {peer.service: db} resource{host.ip: 10.0.0.2}
      `),
    ).toEqual(['web → cart 1, 1 failed', 'web → pay 1', 'web → db 1, 1 failed', 'cart → db 1', 'pay → db 1']);
  });

  it('knows a server half that is not marked as one', () => {
    expect(
      linksOf(`
        web call     0–50 client id=a
        cart get     2–40 server id=a
        cart query   5–9  client id=b parent=a {peer.service: db}
      `),
    ).toEqual(['web → cart 1', 'cart → db 1']);
  });

  it('takes of several roots the one with the smallest id', () => {
    expect(
      linksOf(`
        web GET   0–9  server id=2
        pay POST  1–8  server id=1
      `),
    ).toEqual(['pay → web 1']);
  });

  it('loses no span to another one of its id where spans are not sent in pieces', () => {
    expect(
      linksOf(
        `
          web call       0–20  client
            cart get     1–19  server id=a
              cart query 2–3   client {peer.service: db}
          web call      30–50  client
            pay get     31–49  server id=a
        `,
        false,
      ),
    ).toEqual(['web → cart 1', 'web → pay 1', 'cart → db 1']);
  });

  it('counts each change of service where a trace has no kinds', () => {
    expect(
      linksOf(`
        web a      0–90
          web b    1–80
            cart c 2–9   error
          cart d  10–20
          - e     30–40
      `),
    ).toEqual(['web → cart 2, 1 failed']);
  });
});
