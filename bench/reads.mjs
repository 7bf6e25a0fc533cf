// GET of one customer and of a list page, beside nginx serving the same bytes from disk.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { partnerd, port, sessions, start, until, wrk } from './tools.mjs'

async function nginx(folder, files) {
  const home = join(folder, 'nginx')
  mkdirSync(join(home, 'www'), { recursive: true })
  chmodSync(home, 0o755)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, 'www', name), text)
  const at = port()
  writeFileSync(join(home, 'nginx.conf'), `
daemon off; worker_processes 2; pid ${home}/pid; error_log ${home}/error.log; ${process.getuid() === 0 ? 'user root;' : ''}
events { worker_connections 1024; }
http {
  access_log off; sendfile on; keepalive_requests 1000000; default_type application/json;
  client_body_temp_path ${home}/body; proxy_temp_path ${home}/proxy; fastcgi_temp_path ${home}/fastcgi;
  uwsgi_temp_path ${home}/uwsgi; scgi_temp_path ${home}/scgi;
  server { listen 127.0.0.1:${at}; root ${home}/www; }
}`)
  const server = start('/usr/sbin/nginx', ['-c', join(home, 'nginx.conf'), '-p', home], join(home, 'log'))
  const base = `http://127.0.0.1:${at}`
  await until('nginx answers', async () => (await fetch(`${base}/${Object.keys(files)[0]}`)).ok)
  return { ...server, base }
}

export async function reads(report, folder, cluster) {
  const own = join(folder, 'reads')
  mkdirSync(own)
  const server = await partnerd(own, { database: cluster?.create('reads') })
  try {
    const partner = (await sessions(server)).find((each) => each.person.kind === 'partner' && each.may('customers.view'))
    const page = await partner.get('/customers?limit=10')
    const paths = { one_customer: `/api/v1/customers/${page.items[0].id}`, list_page: '/api/v1/customers?limit=10' }
    const files = {}
    for (const [name, path] of Object.entries(paths)) files[name] = await (await fetch(server.base + path, { headers: { Cookie: partner.cookie } })).text()
    const beside = await nginx(own, files)
    try {
      for (const [name, path] of Object.entries(paths)) {
        const title = name.replace('_', ' ')
        const ours = report.figure(`GET ${title}`, wrk(server.base + path, partner.cookie))
        const theirs = report.figure(`nginx, same bytes as ${title}`, wrk(`${beside.base}/${name}`))
        report.ratio(`GET ${title} / nginx`, ours, theirs, 0.5)
      }
    } finally {
      await beside.stop()
    }
  } finally {
    await server.stop()
  }
}
