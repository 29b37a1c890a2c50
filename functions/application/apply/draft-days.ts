/** How long a contact has to confirm the address of a draft. */
export const draftDays = 180;
