import { deliveredMethods } from '../domain/method/delivered.ts';
import type { MethodId } from '../domain/identity.ts';
import type { House } from './house.ts';

/** Puts the delivered methods in place on a new installation; doing it again changes nothing. */
export async function prepareInstallation(house: House): Promise<void> {
  await house.opener.transaction('all', async (store) => {
    const present = await store.methods();
    for (const method of deliveredMethods) {
      if (present.some((one) => one.bodyId === null && one.method.key === method.key)) continue;
      await store.insertMethod(house.newId() as MethodId, null, method, house.now());
    }
  });
}
