import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui/tokens.css';
import '#ui/base.css';
import { followKeyboardUse } from '#ui/keyboardUse.ts';
import { followView } from '#state/viewAddress.ts';
import { App } from './App.tsx';
import { followTheme } from './theme.ts';

followTheme();
followKeyboardUse(document.documentElement);
followView();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
