import { expect, inject, it } from 'vitest';

it('the built page lists the licences of what it bundles, of its worker too, with their texts', async () => {
  const text = await (await fetch(`${inject('baseUrl')}licences.md`)).text();
  const packages = Array.from(text.matchAll(/^## (\S+) \d\S+: \S/gm), ([, name]) => name);
  // The page shows with the first; only the worker unpacks and reads protobuf.
  expect(packages).toEqual(expect.arrayContaining(['react', 'fflate', 'fzstd', '@bufbuild/protobuf']));
  expect(packages).toEqual(packages.toSorted());
  expect(text).toContain('Permission is hereby granted, free of charge');
});
