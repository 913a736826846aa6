// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { IconButton } from './IconButton.tsx';
import { Menu } from './Menu.tsx';

afterEach(cleanup);

function WithDialog() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Report</Button>
      <Dialog open={open} onOpenChange={setOpen} title="Import report" description="2 spans were repaired">
        <Button>First</Button>
      </Dialog>
    </>
  );
}

test('a dialog has a name and a description, closes on Escape and gives the focus back', async () => {
  render(<WithDialog />);
  await userEvent.click(screen.getByRole('button', { name: 'Report' }));
  const dialog = await screen.findByRole('dialog', { name: 'Import report' });
  expect(document.getElementById(dialog.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    '2 spans were repaired',
  );
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Report' })));
});

test('a dialog closes by its button', async () => {
  render(<WithDialog />);
  await userEvent.click(screen.getByRole('button', { name: 'Report' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a menu opens from an icon button, and tells commands from choices', async () => {
  const open = vi.fn<() => void>();
  const utc = vi.fn<() => void>();
  render(
    <Menu
      trigger={<IconButton label="More" icon="more" />}
      items={[
        { id: 'open', label: 'Open', icon: 'file', shortcut: 'Ctrl O', onSelect: open },
        { kind: 'separator', id: 'line' },
        { id: 'utc', label: 'UTC', checked: true, onSelect: utc },
        { id: 'save', label: 'Save', disabled: true, onSelect: open },
      ]}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  expect((await screen.findByRole('menuitemcheckbox', { name: 'UTC' })).getAttribute('aria-checked')).toBe('true');
  expect(screen.getByRole('menuitem', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'UTC' }));
  expect(utc).toHaveBeenCalledTimes(1);
  await userEvent.click(screen.getByRole('menuitem', { name: /Open/ }));
  expect(open).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
});
