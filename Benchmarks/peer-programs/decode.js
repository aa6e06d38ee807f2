// Node: an encrypted answer of 14,000 rows to its rows. Arguments: the files of vclaim-bench.
'use strict'
const crypto = require('crypto')
const fs = require('fs')

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-'
const values = Object.fromEntries([...alphabet].map((character, value) => [character, value]))

// The dictionary holds the texts themselves, as the usual library has it.
function unpack(packed) {
  let place = 0, held = 0, count = 0
  const take = width => {
    let number = 0
    for (let bit = 0; bit < width; bit++) {
      if (count === 0) { held = values[packed[place++]]; count = 6 }
      number |= (held >> --count & 1) << bit
    }
    return number
  }
  const entries = [], output = []
  let previous = ''
  for (;;) {
    const code = take(32 - Math.clz32(entries.length + 3))
    if (code === 2) return output.join('')
    let text
    if (code < 2) {
      text = String.fromCharCode(take(code ? 16 : 8))
      entries.push(text)
      if (previous) entries.push(previous + text)
    } else {
      text = code - 3 < entries.length ? entries[code - 3] : previous + previous[0]
      entries.push(previous + text[0])
    }
    output.push(text)
    previous = text
  }
}

const directory = process.argv[2]
const body = fs.readFileSync(`${directory}/answer.json`, 'utf8')
const key = crypto.createHash('sha256').update(fs.readFileSync(`${directory}/answer.key`)).digest()

function decode() {
  const decipher = crypto.createDecipheriv('aes-256-cbc', key, key.subarray(0, 16))
  const packed = decipher.update(JSON.parse(body).response, 'base64', 'latin1') + decipher.final('latin1')
  const rows = JSON.parse(unpack(packed)).diagnosa
  if (rows.length !== 14000) throw new Error(`expected 14,000 rows, found ${rows.length}`)
}

const times = []
for (let number = 0; number < 10; number++) {
  const start = process.hrtime.bigint()
  decode()
  times.push(Number(process.hrtime.bigint() - start) / 1e3)
}
const measured = times.slice(5).sort((one, other) => one - other)
console.log(JSON.stringify({ name: 'node-decode', p50_us: Math.round(measured[2]) }))
