import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ApiError } from '../api/client';
import { I18nProvider, useI18n } from '../i18n';
import './passkeys';
import { nonce } from './policy';
import { routes } from './routes';
import { SessionProvider } from './session';
import { themeFor } from './theme';

const POLICY = { nonce };

function queries() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => error instanceof ApiError && error.passing && count < 2,
        refetchOnWindowFocus: false,
      },
    },
  });
}

function Localised() {
  const { lang } = useI18n();
  useEffect(() => {
    dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en');
  }, [lang]);
  return (
    <ConfigProvider csp={POLICY} theme={themeFor(lang)} locale={lang === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <AntApp className="tg-app" message={{ maxCount: 3 }}>
        <SessionProvider>
          <RouterProvider router={routes} />
        </SessionProvider>
      </AntApp>
    </ConfigProvider>
  );
}

export function App() {
  const [client] = useState(queries);
  return (
    <QueryClientProvider client={client}>
      <I18nProvider>
        <Localised />
      </I18nProvider>
    </QueryClientProvider>
  );
}
