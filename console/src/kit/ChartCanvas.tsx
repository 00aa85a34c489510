import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

export interface ChartProps { option: EChartsCoreOption; height: number; label: string; onPick?: (name: string, index: number) => void }

export default function ChartCanvas({ option, height, label, onPick }: ChartProps) {
  const at = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const made = init(at.current!, null, { renderer: 'svg' });
    chart.current = made;
    made.on('click', (e) => pick.current?.(String(e.name), e.dataIndex));
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(at.current!);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, aria: { enabled: true }, ...option }, true);
  }, [option]);
  return <div ref={at} className="tg-chart" style={{ height }} role="img" aria-label={label} />;
}
