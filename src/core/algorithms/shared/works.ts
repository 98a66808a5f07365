import type { Reference } from '../formula'

type Place = NonNullable<Reference['place']>

function of(work: string) {
  return (kind?: Place['kind'], number?: string): Reference =>
    kind && number ? { work, place: { kind, number } } : { work }
}

export const nair2020 = of('Nair et al. 2020 (AWAC)')
export const peng2019 = of('Peng et al. 2019 (AWR)')
export const pomerleau1989 = of('Pomerleau 1989')
export const kumar2020 = of('Kumar et al. 2020 (CQL)')
export const nakamoto2023 = of('Nakamoto et al. 2023 (Cal-QL)')
export const kostrikov2021 = of('Kostrikov et al. 2021 (IQL)')
export const wu2019 = of('Wu et al. 2019 (BRAC)')
export const haarnoja2018 = of('Haarnoja et al. 2018 (SAC, Algorithms and Applications)')
export const fujimoto2018 = of('Fujimoto et al. 2018 (TD3)')
export const fujimoto2021 = of('Fujimoto and Gu 2021 (TD3+BC)')
export const guo2023 = of('Guo et al. 2023 (OEMA)')
export const lee2021 = of('Lee et al. 2021')
export const yu2020 = of('Yu et al. 2020 (MOPO)')
export const chua2018 = of('Chua et al. 2018 (PETS)')
export const ball2023 = of('Ball et al. 2023 (RLPD)')
export const zhou2024 = of('Zhou et al. 2024 (WSRL)')
export const tarasov2023 = of('Tarasov et al. 2023 (ReBRAC)')
export const zhang2023 = of('Zhang et al. 2023 (PEX)')
export const rakelly2019 = of('Rakelly et al. 2019 (PEARL)')
