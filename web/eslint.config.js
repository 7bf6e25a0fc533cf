// Mistakes and habits; how lines are broken is Prettier's. tools/lint.sh runs both, over the browser tests too.
import eslint from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import typescript from 'typescript-eslint'

export default typescript.config(
  { ignores: ['**/node_modules/', '**/dist/', '**/*.d.ts', 'web/src/api/{limits,menu}.ts'] },
  eslint.configs.recommended,
  typescript.configs.recommended,
  vue.configs['flat/recommended'],
  prettier,
  {
    languageOptions: { parserOptions: { parser: typescript.parser } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': ['error', { order: ['defineOptions', 'defineProps', 'defineEmits', 'defineModel', 'defineSlots'] }],
      'vue/define-props-declaration': 'error',
      'vue/define-emits-declaration': ['error', 'type-literal'],
      'vue/html-button-has-type': 'error',
      'vue/no-unused-emit-declarations': 'error',
      'vue/no-unused-properties': 'error',
      'vue/no-unused-refs': 'error',
      'vue/no-use-v-else-with-v-for': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/no-v-html': 'error',
      'vue/require-typed-ref': 'error',
      // What a list shows is handed on as one object of refs (components/listState.ts).
      'vue/no-mutating-props': ['error', { shallowOnly: true }],
      // What is not said is undefined, as its type tells.
      'vue/require-default-prop': 'off',
      // Prettier's.
      'vue/first-attribute-linebreak': 'off',
      // TypeScript's, which knows the browser.
      'no-undef': 'off',
    },
  },
)
