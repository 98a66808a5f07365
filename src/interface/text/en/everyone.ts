/** Words of what the page does for everybody: versions, faults, keys and announcements. */
export const everyone = {
  update: {
    ready: 'A newer version of this page is ready. Loading it ends what runs here.',
    load: 'Load it',
    later: 'Later',
  },
}
