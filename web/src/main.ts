import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import App from './app/App.vue'
import { i18n, preferredLanguage, useLanguage } from './lib/language'
import { queryClient } from './lib/queries'
import { router } from './app/router'
import { speakForLibrary } from './app/spoken'
import './app/theme.css'
import './app/base.css'

await useLanguage(preferredLanguage())
speakForLibrary()
createApp(App).use(i18n).use(VueQueryPlugin, { queryClient }).use(router).mount('#app')
