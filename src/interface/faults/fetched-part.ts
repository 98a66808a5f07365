import { type ComponentType, createElement, lazy } from 'react'

const forgetters = new Set<() => void>()
let timesAsked = 0

/** A part of the page whose script is fetched when it is first drawn. `name`: what its module calls it. */
export function fetchedPart<Name extends string, Props extends object>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
): ComponentType<Props> {
  const begin = () =>
    lazy(async () => {
      try {
        return { default: (await fetchModule(load))[name] }
      } catch (error) {
        forgetters.add(forget)
        throw error
      }
    }) as unknown as ComponentType<Props>
  let Part = begin()
  // React remembers for ever that it failed.
  const forget = () => {
    Part = begin()
  }
  return function FetchedPart(props: Props) {
    return createElement(Part, props)
  }
}

/** What could not be fetched is asked for again when it is next drawn. */
export function forgetFailures(): void {
  for (const forget of forgetters) forget()
  forgetters.clear()
}

/**
 * A browser may remember for as long as the page lives that a module could not be fetched (the HTML standard's module
 * map); by another address it is another module. Where the error does not tell the address, the failure stays.
 */
async function fetchModule<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    const address = /https?:\/\/\S+/.exec(String(error))?.[0]
    if (!address) throw error
    const another = new URL(address)
    another.searchParams.set('again', String(++timesAsked))
    return import(/* @vite-ignore */ another.href).catch(() => {
      throw error
    })
  }
}
