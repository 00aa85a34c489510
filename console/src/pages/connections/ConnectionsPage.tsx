import { Page } from '../../kit/Page';
import { useI18n } from '../../i18n';
import { has, useSession } from '../../app/session';
import { Tokens } from './Tokens';
import { Webhooks } from './Webhooks';

/** How other systems connect: tokens to call, webhooks to be called. */
export function ConnectionsPage() {
  const { t } = useI18n();
  const session = useSession();
  return (
    <Page title={t('common.connections')} hint={t('desk.connectionsHint')} width="reading">
      <div className="tg-stack"><Tokens />{has(session, 'TRADER_MANAGER', 'DECLARANT') && <Webhooks />}</div>
    </Page>
  );
}
