// The matrix once more, on PostgreSQL.
process.env.MATRIX_ENGINE = 'postgres'
await import('./matrix.test.mjs')
