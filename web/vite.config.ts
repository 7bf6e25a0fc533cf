import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import license from 'rollup-plugin-license'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'
import { budget } from './tools/budget'
import { words } from './tools/words'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.PARTNERD_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [
    vue(),
    // Element Plus components and their style sheets are imported where a template names them.
    Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
    words(),
    budget({
      most: 275_000,
      // Draws charts.
      except: { 'consumption/DashboardPage.vue': 430_000 },
      words: [
        ['virtual:words/shell/zh-CN', 'virtual:words/ROOM/zh-CN', 'lang/zh-cn.mjs'],
        ['virtual:words/shell/en', 'virtual:words/ROOM/en'],
      ],
    }),
  ],
  resolve: { alias: { '@': here('./src') } },
  define: {
    __VUE_OPTIONS_API__: 'true',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  server: { proxy: { '/api': server } },
  build: {
    target: 'es2022',
    // Nothing is inlined as data: URI scripts or styles, so that the strict content policy holds.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      // Whose code is in the bundle: the texts of their licences beside it, their names for packaging/sbom.mjs.
      plugins: [
        license({
          thirdParty: {
            multipleVersions: true,
            output: [
              { file: here('./dist/licenses.txt') },
              {
                file: here('../build/console-packages.json'),
                template: (packages) =>
                  JSON.stringify(
                    packages.map(({ name, version, license }) => ({ name, version, license })),
                    null,
                    1,
                  ),
              },
            ],
          },
        }),
      ],
      output: {
        manualChunks(id) {
          if (id.includes('node_modules/echarts') || id.includes('node_modules/zrender')) return 'charts'
          if (/node_modules\/(vue|@vue|vue-router|vue-i18n|@intlify|@tanstack|openapi-fetch)\//.test(id)) return 'vue'
          return undefined
        },
      },
    },
  },
  // Element Plus brings its style sheets along, which Node cannot load by itself.
  test: { environment: 'node', include: ['src/**/*.test.ts'], server: { deps: { inline: ['element-plus'] } } },
})
