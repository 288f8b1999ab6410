//! The empty user password of the standard security handler (ISO 32000-2, section 7.6.4).

use md5::{Digest, Md5};
use rc4::{KeyInit, Rc4, StreamCipher};
use sha2::Sha256;

use super::dictionary::Dictionary;
use super::revision_6;
use super::value::Value;

/// What fills up a password to 32 bytes; the empty password is this alone.
const PADDING: [u8; 32] = *b"\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\
                             \x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A";

/// Whether a PDF opens with the empty user password; `None` if that is not known.
///
/// `id` is the first string of the `ID` of its trailer.
pub(super) fn is_empty(encryption: &Dictionary<'_>, id: &[u8]) -> Option<bool> {
    let version = encryption.get(b"V")?.integer()?;
    let revision = encryption.get(b"R")?.integer()?;
    let is_empty = match (version, revision) {
        (1 | 2 | 4, 2..=4) => Legacy::read(encryption, id, revision)?.is_empty_password()?,
        (5, 5) => is_empty_password(&encryption.get(b"U")?.string()?, |salt| Some(Sha256::digest(salt).into()))?,
        (5, 6) => is_empty_password(&encryption.get(b"U")?.string()?, revision_6::hash)?,
        _ => return None,
    };
    (is_empty || !encrypts_only_attachments(encryption)).then_some(is_empty)
}

/// Whether streams and strings of the document itself are not encrypted. Some viewers then open it without a password.
fn encrypts_only_attachments(encryption: &Dictionary<'_>) -> bool {
    encryption.is(b"StmF", b"Identity") && encryption.is(b"StrF", b"Identity")
}

/// What the check of a password of revisions 2 to 4 needs.
struct Legacy<'a> {
    revision: i64,
    /// The lengths in bytes that the key may have.
    key_lengths: [usize; 2],
    /// The entry for the check of the user password.
    user: Vec<u8>,
    /// What is hashed after the password.
    hashed: Vec<u8>,
    id: &'a [u8],
}

impl<'a> Legacy<'a> {
    fn read(encryption: &Dictionary<'_>, id: &'a [u8], revision: i64) -> Option<Self> {
        let owner = encryption.get(b"O")?.string()?;
        let permissions = encryption.get(b"P")?.integer()?.to_le_bytes();
        let mut hashed = owner.get(..32)?.to_vec();
        hashed.extend(permissions.get(..4)?);
        hashed.extend(id);
        let metadata = encryption.get(b"EncryptMetadata").map_or(Some(true), Value::boolean)?;
        if revision >= 4 && !metadata {
            hashed.extend([0xFF; 4]);
        }
        let user = encryption.get(b"U")?.string()?;
        Some(Self { revision, key_lengths: key_lengths(encryption, revision), user, hashed, id })
    }

    /// Algorithm 6.
    fn is_empty_password(&self) -> Option<bool> {
        let expected = self.user.get(..if self.revision == 2 { 32 } else { 16 })?;
        let seed = Md5::new().chain_update(PADDING).chain_update(&self.hashed).finalize();
        Some(self.key_lengths.into_iter().any(|length| self.entry(seed.into(), length).as_deref() == Some(expected)))
    }

    /// Algorithms 4 and 5: what the entry for the empty password begins with.
    fn entry(&self, mut key: [u8; 16], length: usize) -> Option<Vec<u8>> {
        if self.revision == 2 {
            return encrypted(&PADDING, key.get(..length)?, 0);
        }
        for _ in 0..50 {
            key = Md5::digest(key.get(..length)?).into();
        }
        let key = key.get(..length)?;
        let mut entry = Md5::new().chain_update(PADDING).chain_update(self.id).finalize().to_vec();
        for round in 0..20 {
            entry = encrypted(&entry, key, round)?;
        }
        Some(entry)
    }
}

/// The lengths in bytes that the key may have: the one that is declared, and what writers use that declare another one.
fn key_lengths(encryption: &Dictionary<'_>, revision: i64) -> [usize; 2] {
    let bits = encryption.get(b"Length").and_then(|value| usize::try_from(value.integer()?).ok()).unwrap_or(40);
    match revision {
        2 => [5, 5],
        _ => [(bits / 8).clamp(5, 16), 16],
    }
}

/// Encrypts with RC4. Each byte of the key is changed by the number of the round.
fn encrypted(bytes: &[u8], key: &[u8], round: u8) -> Option<Vec<u8>> {
    let key: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
    let mut bytes = bytes.to_vec();
    Rc4::new_from_slice(&key).ok()?.apply_keystream(&mut bytes);
    Some(bytes)
}

/// Whether the hash of the empty password with its salt is the one in the entry for the check of the user password.
fn is_empty_password(user: &[u8], hash: impl Fn(&[u8]) -> Option<[u8; 32]>) -> Option<bool> {
    let (expected, rest) = user.split_first_chunk::<32>()?;
    Some(hash(rest.get(..8)?)? == *expected)
}
