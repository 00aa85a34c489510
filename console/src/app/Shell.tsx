import { GlobalOutlined, KeyOutlined, LogoutOutlined, MenuOutlined, QuestionCircleOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Dropdown, Input, Menu, Modal } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router';
import { useI18n } from '../i18n';
import { Code } from '../kit/Code';
import { useKeys } from '../kit/keys';
import { useNarrow } from '../kit/screen';
import { ConditionBanner } from './ConditionBanner';
import { LiveProvider } from './live';
import { homeFor, navFor } from './nav';
import { OFFICIALS, has, isTrader, useAccess, useSession } from './session';

function Brand() {
  const { t, lang } = useI18n();
  return (
    <span className="tg-brand">
      <img src="/seal.svg" alt="" width={28} height={28} />
      <span className="tg-brand-name">{t('common.product')}{lang === 'zh' && <small>Tongguan</small>}</span>
    </span>
  );
}

const OPEN_GROUPS = 'tongguan.nav';
/** So many entries are no burden: then nothing is folded away. */
const FEW = 12;

/** Groups that a person left open the last time; null = never chosen. */
function remembered(): string[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(OPEN_GROUPS) ?? 'null');
    return Array.isArray(kept) ? kept.filter((k) => typeof k === 'string') : null;
  } catch {
    return null;
  }
}

/** All places by group; the groups fold, and the one of the present page is open. */
function Navigation({ onGo }: { onGo?: () => void }) {
  const { t } = useI18n();
  const session = useSession();
  const go = useNavigate();
  const { pathname } = useLocation();
  const groups = navFor(session);
  const items = groups.flatMap((g) => g.items);
  const active = items.filter((i) => pathname === i.path || pathname.startsWith(`${i.path}/`)).sort((a, b) => b.path.length - a.path.length)[0]
    ?? (isTrader(session) && pathname.startsWith('/declarations') ? items.find((i) => i.path === '/desk') : undefined);
  const here = groups.find((g) => active && g.items.includes(active))?.label;
  const [open, setOpen] = useState<string[]>(() => remembered() ?? (items.length <= FEW ? groups : groups.slice(0, 1)).map((g) => g.label));
  const [seen, setSeen] = useState<string | undefined>(undefined);
  if (here !== seen) {
    setSeen(here);
    if (here && !open.includes(here)) {
      setOpen([...open, here]);
    }
  }
  return (
    <nav aria-label={t('common.menu')}>
      <Menu
        mode="inline" inlineIndent={12}
        selectedKeys={active ? [active.path] : []}
        openKeys={open}
        onOpenChange={(keys) => {
          setOpen(keys);
          localStorage.setItem(OPEN_GROUPS, JSON.stringify(keys));
        }}
        onClick={({ key }) => {
          void go(key);
          onGo?.();
        }}
        items={groups.map((g) => ({ key: g.label, label: t(g.label), children: g.items.map((i) => ({ key: i.path, icon: i.icon, label: t(i.label) })) }))}
      />
    </nav>
  );
}

function Search() {
  const { t } = useI18n();
  const session = useSession();
  const go = useNavigate();
  const input = useRef<InputRef>(null);
  const target = isTrader(session) ? '/desk' : '/declarations';
  useKeys({ '/': () => input.current?.focus() });
  if (!isTrader(session) && !has(session, ...OFFICIALS)) {
    return null;
  }
  return (
    <Input
      ref={input} className="tg-search" prefix={<SearchOutlined />} placeholder={t('common.quickSearch')} aria-label={t('common.quickSearch')}
      allowClear suffix={<kbd>/</kbd>}
      onPressEnter={(e) => {
        void go(`${target}?q=${encodeURIComponent(e.currentTarget.value.replace(/\s/g, ''))}`);
        e.currentTarget.blur();
      }}
    />
  );
}

export function LanguageSwitch({ plain }: { plain?: boolean }) {
  const { t, lang, setLang } = useI18n();
  return (
    <Button type={plain ? 'default' : 'text'} icon={<GlobalOutlined />} lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
      {t('common.otherLanguage')}
    </Button>
  );
}

function Header({ onMenu }: { onMenu: () => void }) {
  const { t, word } = useI18n();
  const session = useSession();
  const { leave } = useAccess();
  const go = useNavigate();
  const [help, setHelp] = useState(false);
  const narrow = useNarrow();
  useKeys({ '?': () => setHelp(true) });
  const keys: [string, string][] = [['j / k', t('common.keyMove')], ['Enter', t('common.keyOpen')], ['/', t('common.keySearch')], ['?', t('common.keyHelp')]];
  return (
    <header className="tg-header">
      {narrow && <Button type="text" icon={<MenuOutlined />} aria-label={t('common.menu')} onClick={onMenu} />}
      {narrow && <a href={homeFor(session)} onClick={(e) => { e.preventDefault(); void go('/'); }}><Brand /></a>}
      {!narrow && <Search />}
      <span className="tg-grow" />
      {session.sandbox && !narrow && <span className="tg-sandbox">{t('common.sandbox')}</span>}
      {session.office && !narrow && <span className="tg-office"><Code list="customs_district" code={session.office} /></span>}
      <LanguageSwitch />
      {!narrow && <Button type="text" icon={<QuestionCircleOutlined />} aria-label={t('common.keys')} onClick={() => setHelp(true)} />}
      <Dropdown
        trigger={['click']}
        menu={{ items: [
          { key: 'who', disabled: true, label: <span className="tg-who"><b>{session.displayName}</b><span>{session.account}</span><span>{session.traderName ?? ''}</span>
            <span>{session.roles.map((r) => word('role', r)).join(' · ')}</span></span> },
          { type: 'divider' },
          { key: 'passkeys', icon: <KeyOutlined />, label: t('oversight.passkeys'), onClick: () => void go('/passkeys') },
          { key: 'leave', icon: <LogoutOutlined />, label: t('common.signOut'), onClick: () => void leave() },
        ] }}
      >
        <Button type="text" icon={<UserOutlined />} aria-label={t('common.account')}>{narrow ? '' : session.displayName}</Button>
      </Dropdown>
      <Modal open={help} title={t('common.keys')} footer={null} onCancel={() => setHelp(false)} width={360}>
        <dl className="tg-keys">{keys.map(([k, text]) => <div key={k}><dt><kbd>{k}</kbd></dt><dd>{text}</dd></div>)}</dl>
      </Modal>
    </header>
  );
}

/** The frame of all pages but the log-in and the lane console. */
export function Shell() {
  const { t } = useI18n();
  const narrow = useNarrow();
  const [menu, setMenu] = useState(false);
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const tell = () => setOnline(navigator.onLine);
    window.addEventListener('online', tell);
    window.addEventListener('offline', tell);
    return () => {
      window.removeEventListener('online', tell);
      window.removeEventListener('offline', tell);
    };
  }, []);
  return (
    <LiveProvider>
      <div className="tg-shell">
        <a className="tg-skip" href="#content">{t('common.skip')}</a>
        {!narrow && <aside className="tg-sider"><Brand /><Navigation /></aside>}
        <Drawer open={narrow && menu} placement="left" size={264} onClose={() => setMenu(false)} title={<Brand />} styles={{ body: { padding: '8px 0' } }}>
          <Navigation onGo={() => setMenu(false)} />
        </Drawer>
        <div className="tg-main">
          <Header onMenu={() => setMenu(true)} />
          {!online && <Alert banner type="warning" title={t('common.offline')} />}
          <ConditionBanner />
          <main id="content" tabIndex={-1}><Outlet /></main>
        </div>
        <ScrollRestoration />
      </div>
    </LiveProvider>
  );
}
