import { csvParseRows } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { csvLines } from './csvLines.ts';

const write = (rows: readonly (readonly (string | number)[])[]): string => [...csvLines(rows)].join('');

describe('a table as CSV', () => {
  it('has quotes where a cell needs them, and a line end after every line', () => {
    expect(
      write([
        ['name', 'n'],
        ['a, "b"\nc', 3],
        ['', NaN],
      ]),
    ).toBe('name,n\r\n"a, ""b""\nc",3\r\n,\r\n');
  });

  it('is read back as it was', () => {
    const rows = [
      ['operation', 'total'],
      ['GET /a,b', '12'],
      ['two\r\nlines "quoted"', ''],
    ];
    expect(csvParseRows(write(rows)).slice(0, 3)).toEqual(rows);
  });

  it.each(['=1+1', '+49', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', '\rx'])('%j is no formula', (text) => {
    expect(csvParseRows(write([[text]]))[0][0]).toBe(`'${text}`);
  });

  it('leaves negative numbers as they are', () => {
    expect(write([[-3, 'a-b', 'x=1']])).toBe('-3,a-b,x=1\r\n');
  });
});
