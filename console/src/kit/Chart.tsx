import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { ChartProps } from './ChartCanvas';

const Canvas = lazy(() => import('./ChartCanvas'));

/** A chart; its library is fetched only where one is shown. */
export function Chart(props: ChartProps) {
  return <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}><Canvas {...props} /></Suspense>;
}
