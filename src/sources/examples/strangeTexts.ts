import type { Attributes } from './otlpDocument.ts';

/** Characters in the long text: far more than a row or a pane can show at once, too few to slow the example down. */
const LONG_TEXT = 60_000;

function longText(): string {
  let text = '';
  for (let line = 1; text.length < LONG_TEXT; line++)
    text += `line ${line}: the quick brown fox jumps over the lazy dog\n`;
  return text.slice(0, LONG_TEXT);
}

/** Names and values that a careless page would run, turn round, or choke on. */
export function strangeTexts(): readonly { readonly name: string; readonly attributes: Attributes }[] {
  return [
    {
      name: 'long text',
      attributes: { 'example.fault': 'one value is 60,000 characters long', 'example.text': longText() },
    },
    {
      name: 'text that looks like code <b>not bold</b>',
      attributes: {
        'example.fault': 'values that must be shown, and never run or followed',
        'example.html': '<script>document.title = "this page ran a script of the file"</script>',
        'example.image': '<img src="x" onerror="document.title = \'this page ran a script of the file\'">',
        'url.full': "javascript:document.title='this page followed a link of the file'",
        'example.formula': '=HYPERLINK("https://example.invalid","a cell that a spreadsheet would run")',
      },
    },
    {
      name: 'دفع الطلب 🧾 תשלום',
      attributes: {
        'example.fault': 'right-to-left text, emoji of several code points, combining marks, control characters',
        'example.rtl': 'حالة الطلب: مدفوع (order 42) הושלם',
        'example.override': 'invoice\u202Efdp.exe',
        'example.emoji': '👩‍👩‍👧‍👦 🏳️‍🌈 🇪🇺 👍🏽',
        'example.marks': 'Z̷̢͔a̶̤͑l̸͓͝g̵̡̈o̸͕͌ · é = e\u0301',
        'example.control': 'tab\tnull\u0000bell\u0007 end',
      },
    },
  ];
}
