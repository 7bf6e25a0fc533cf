import type { EChartsCoreOption } from 'echarts/core'
import { grouped } from '@/lib/money'

const ink = '#54656a'
const font = { fontFamily: 'inherit', color: ink }
const grid = { left: 8, right: 16, top: 36, bottom: 4, containLabel: true }

// Only the heights of bars and lines become floating point numbers; every figure that is read is the server's text.
const height = (text: string) => Number(text)

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}

interface Tip {
  dataIndex: number
  seriesIndex: number
  axisValueLabel?: string
  marker?: string
  seriesName?: string
}

export interface Series {
  name: string
  values: string[]
}

/** Bars of the first series and lines of the others over periods. */
export function trendChart(periods: string[], series: Series[]): EChartsCoreOption {
  const colors = ['#0e6b70', '#d08a2e', '#8f5f9e']
  return {
    color: colors,
    textStyle: font,
    grid,
    legend: { right: 8, top: 0, itemWidth: 14, itemHeight: 8, textStyle: font },
    tooltip: {
      trigger: 'axis',
      formatter: (tips: Tip[]) => {
        const rows = tips.map((tip) => `${tip.marker ?? ''}${escaped(tip.seriesName ?? '')} ¥${grouped(series[tip.seriesIndex]?.values[tip.dataIndex] ?? '')}`)
        return [escaped(tips[0]?.axisValueLabel ?? ''), ...rows].join('<br>')
      },
    },
    xAxis: { type: 'category', data: periods, axisTick: { show: false }, axisLine: { lineStyle: { color: '#cdd7d9' } }, axisLabel: { color: ink } },
    yAxis: { type: 'value', splitLine: { lineStyle: { color: '#edf1f1' } }, axisLabel: { color: ink } },
    series: series.map((one, i) =>
      i === 0
        ? { name: one.name, type: 'bar', data: one.values.map(height), barMaxWidth: 28, itemStyle: { borderRadius: [4, 4, 0, 0] } }
        : { name: one.name, type: 'line', data: one.values.map(height), symbolSize: 5, showAllSymbol: true, lineStyle: { width: 2 } },
    ),
  }
}

/** Lying bars, the largest on top. */
export function shareChart(names: string[], values: string[], color: string): EChartsCoreOption {
  return {
    color: [color],
    textStyle: font,
    grid: { ...grid, top: 4, right: 96 },
    tooltip: {
      trigger: 'item',
      formatter: (tip: Tip) => `${escaped(names[tip.dataIndex] ?? '')}<br>¥${grouped(values[tip.dataIndex] ?? '')}`,
    },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: '#2c3d42', width: 150, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        data: values.map(height),
        barMaxWidth: 16,
        itemStyle: { borderRadius: 4 },
        label: { show: true, position: 'right', color: ink, formatter: (tip: Tip) => `¥${grouped(values[tip.dataIndex] ?? '')}` },
      },
    ],
  }
}

/** "0.1234" → "12.34%". */
export function percent(share: string): string {
  const negative = share.startsWith('-')
  const [whole = '0', part = ''] = (negative ? share.slice(1) : share).split('.')
  const digits = `${whole}${part.padEnd(4, '0').slice(0, 4)}`.replace(/^0+(?=\d{3})/, '')
  return `${negative ? '-' : ''}${digits.slice(0, -2) || '0'}.${digits.slice(-2)}%`
}
