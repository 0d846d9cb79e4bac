// Asks a peer one of its two queries and reads what it answered, whatever shape that has. Used by `is-ready` and `check`.
import { readFile } from 'node:fs/promises'

// Sends the query of `bench/peers/PEER/NAME.json` with the placeholders filled; gives the status and the parsed answer.
export async function ask(peer, name, values, port) {
  const template = await readFile(new URL(`${peer}/${name}.json`, import.meta.url), 'utf8')
  const { method, path, headers, body } = JSON.parse(template, (_, value) => (typeof value === 'string' ? filled(value, values) : value))
  const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body: sent, signal: AbortSignal.timeout(30_000) })
  return { status: response.status, answer: JSON.parse(await response.text()) }
}

function filled(text, values) {
  return text.replace(/{{(\w+)}}/g, (placeholder, name) => values[name] ?? placeholder)
}

// Every string of the answer that stands under one of these names, or all of them, in the order of the answer.
export function strings(answer, ...names) {
  const found = []
  const walk = (value, name) => {
    if (typeof value === 'string' && (names.length === 0 || names.includes(name))) found.push(value)
    else if (value && typeof value === 'object') for (const [key, inner] of Object.entries(value)) walk(inner, key)
  }
  walk(answer, '')
  return found
}
