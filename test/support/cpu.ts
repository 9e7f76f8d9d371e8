// Time that does not depend on what else the machine is doing.

/** Milliseconds of processor time that this process has used so far. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
