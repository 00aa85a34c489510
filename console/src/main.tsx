import './app/policy';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './styles/base.css';
import './styles/shell.css';
import './styles/kit.css';
import './styles/case.css';
import './styles/form.css';
import './styles/pages.css';
import './styles/retail.css';
import './styles/continuity.css';
import './styles/tariff.css';
import './styles/duty.css';
import './styles/gate.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
