/** Why a question may be declined, in the order of their keys. */
export const REASONS = ['off-topic', 'unclear', 'advertising', 'contact-details', 'duplicate', 'conduct', 'secret'];
