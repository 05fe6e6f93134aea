interface Spot {
  latitude: number | null;
  longitude: number | null;
}

// As the crow flies, on a sphere; null where either place is not known.
export function kilometres(from: Spot | undefined, to: Spot): number | null {
  if (!from?.latitude || !from.longitude || !to.latitude || !to.longitude) return null;
  const radians = Math.PI / 180;
  const across = Math.sin(((to.longitude - from.longitude) * radians) / 2);
  const along = Math.sin(((to.latitude - from.latitude) * radians) / 2);
  const chord = along ** 2 + Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * across ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(chord));
}
