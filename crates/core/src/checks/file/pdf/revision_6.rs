//! The hash of passwords of revision 6 (ISO 32000-2, algorithm 2.B), for the empty user password.

use aes::Aes128;
use aes::cipher::{Array, BlockCipherEncrypt, KeyInit};
use sha2::{Digest, Sha256, Sha384, Sha512};

/// The number of times that the input of a round is repeated before it is encrypted.
const COPIES: usize = 64;

/// The number of rounds at least, and at most: each round after the first 64 is the last one with some probability.
const ROUNDS: usize = 64;
const MOST_ROUNDS: usize = 64 + 256;

/// The hash of the empty password with this salt.
pub(super) fn hash(salt: &[u8]) -> Option<[u8; 32]> {
    let mut key = Sha256::digest(salt).to_vec();
    for round in 0..MOST_ROUNDS {
        let encrypted = encrypt(&key)?;
        let remainder = encrypted.first_chunk::<16>()?.iter().map(|byte| u32::from(*byte)).sum::<u32>() % 3;
        key = match remainder {
            0 => Sha256::digest(&encrypted).to_vec(),
            1 => Sha384::digest(&encrypted).to_vec(),
            _ => Sha512::digest(&encrypted).to_vec(),
        };
        if round + 1 >= ROUNDS && usize::from(*encrypted.last()?) + 32 <= round + 1 {
            break;
        }
    }
    key.first_chunk().copied()
}

/// Encrypts copies of the key with itself: AES-128 in CBC mode.
fn encrypt(key: &[u8]) -> Option<Vec<u8>> {
    let (cipher_key, rest) = key.split_first_chunk::<16>()?;
    let cipher = Aes128::new(&Array::from(*cipher_key));
    let mut block = Array::from(*rest.first_chunk::<16>()?);
    let mut encrypted = Vec::with_capacity(COPIES * key.len());
    for plain in key.repeat(COPIES).as_chunks::<16>().0 {
        block.iter_mut().zip(plain).for_each(|(byte, plain)| *byte ^= plain);
        cipher.encrypt_block(&mut block);
        encrypted.extend_from_slice(&block);
    }
    Some(encrypted)
}
