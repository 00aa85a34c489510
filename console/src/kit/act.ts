import { App } from 'antd';
import { useCallback } from 'react';
import { ApiError } from '../api/client';
import { useI18n } from '../i18n';

/** Runs something that may be refused, and says how it went. Gives undefined when it was refused. */
export function useAct() {
  const { message } = App.useApp();
  const { t, say } = useI18n();
  return useCallback(async <T>(work: () => Promise<T>, done?: string): Promise<T | undefined> => {
    try {
      const result = await work();
      if (done) {
        void message.success(done);
      }
      return result;
    } catch (e) {
      const error = e instanceof ApiError ? e : new ApiError(0, 'unknown', null, [], String(e));
      const first = error.findings[0];
      void message.error(`${say(error.text) || error.message || t('common.failedAction')}${first ? ` ${say(first.text)}` : ''}`, 6);
      return undefined;
    }
  }, [message, t, say]);
}
