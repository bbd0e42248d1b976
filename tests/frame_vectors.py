#!/usr/bin/env python3
"""Compares what `yidao frame decode` prints with public vectors of JT/T 808 and 809; prints each difference.

usage: frame_vectors.py PROGRAM FOLDER     FOLDER holds vectors_808.json and vectors_809.json
"""
import json
import pathlib
import subprocess
import sys


def differences(wanted, got, path=''):
    """Where `got` lacks or contradicts what is wanted; it may say more."""
    if isinstance(wanted, dict):
        if not isinstance(got, dict):
            return [f'{path}: {wanted} wanted, {got}']
        out = []
        for key, value in wanted.items():
            if key == 'extras_prefix':
                out += differences(value, got.get('extras', [])[:len(value)], f'{path}/extras')
            else:
                out += differences(value, got.get(key), f'{path}/{key}')
        return out
    if isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        return [d for i, pair in enumerate(zip(wanted, got)) for d in differences(*pair, f'{path}/{i}')]
    return [] if wanted == got else [f'{path}: {wanted!r} wanted, {got!r}']


class Decoder:
    def __init__(self, program):
        self.program = program

    def lines(self, options, frames):
        """One process for all frames. @returns an object a line of output"""
        told = subprocess.run([self.program, 'frame', 'decode', *options, '-'], input='\n'.join(frames), check=True,
                              capture_output=True, text=True)
        return [json.loads(line) for line in told.stdout.splitlines()]


def of_terminals(decoder, vectors):
    """Pairs of a vector's id with its differences."""
    single = [v for v in vectors if v['kind'] in ('frame', 'invalid', 'reply')]
    told = decoder.lines([], [v.get('reply_hex', v['hex']) for v in single])
    if len(told) != len(single):
        yield 'all', [f'{len(single)} lines wanted, {len(told)}']
    for vector, got in zip(single, told):
        wanted = vector['expect']
        if vector['kind'] == 'invalid':
            wanted = wanted['body']
        yield vector['id'], differences(wanted, got)
    for vector in vectors:
        if vector['kind'] == 'body':
            options = ['--body', vector['message_id'], '--revision', str(vector['revision'])]
            wanted = {'body': vector['expect']['body']}
            yield vector['id'], differences(wanted, decoder.lines(options, [vector['hex']])[0])
        elif vector['kind'] == 'multi':
            yield vector['id'], differences(vector['expect'], decoder.lines([], vector['hex'])[-1])


def of_platforms(decoder, vectors):
    for vector in vectors:
        wanted, options = vector['expect'], []
        if vector.get('kind') == 'body':
            wanted, options = {'body': wanted}, ['--body', '0x1202']
            report = wanted['body'].get('jt808_location')
            if report:  # the vector lifts items of the report up beside its fixed fields and leaves the zone out
                lifted = [{k: report.pop(k)} for k in ('mileage_dkm', 'fuel_dl') if k in report]
                report['time'] += '+08:00'
                report['extras'] = lifted
        if 'keys' in vector:
            options = ['--cipher', *(str(vector['keys'][k]) for k in ('M1', 'IA1', 'IC1'))]
        yield vector['id'], differences(wanted, decoder.lines(options, [vector['hex']])[0])


def main(program, folder):
    decoder, n, failed = Decoder(program), 0, 0
    for file, check in (('vectors_808.json', of_terminals), ('vectors_809.json', of_platforms)):
        for name, found in check(decoder, json.loads((pathlib.Path(folder) / file).read_text())):
            n += 1
            failed += bool(found)
            for difference in found:
                print(f'{name} {difference}')
    print(f'{n} vectors, {failed} differ')
    return 1 if failed or n == 0 else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
