//! What can be read in a picture: by Tesseract, as it is installed.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, ensure};
use image::GrayImage;
use image::imageops::{FilterType, resize};

use super::kind::EIGHTHS;

/// The longer side of the picture that is read, in pixels: small text is enlarged, because it would not be recognised.
const SIDE: u32 = 1400;

/// The least confidence in a word that a blurred picture is asked for, in percent, and its least length.
const CERTAIN: f64 = 60.0;
const LEAST_LETTERS: usize = 3;

/// A word that was read.
#[derive(Debug)]
pub(super) struct Word {
    /// Its letters and digits.
    text: String,
    /// The height of its box, in pixels of the picture that was read.
    height: u16,
    confidence: f64,
}

/// The words of a picture that can be expected of the same picture when it is blurred.
#[derive(Debug)]
pub(super) struct Text {
    words: Vec<Word>,
    pub(super) letters: usize,
    /// The height of the text, in eighths of a pixel of the picture.
    pub(super) height: u16,
}

/// Reads all words of a picture.
pub(super) fn words_in(picture: &GrayImage) -> Result<Vec<Word>> {
    let (width, height) = sides(picture, SIDE);
    let picture = resize(picture, width, height, FilterType::CatmullRom);
    let head = format!("P5 {width} {height} 255\n");
    let tsv = tesseract(&[head.as_bytes(), &picture].concat())?;
    Ok(tsv.lines().filter_map(word).collect())
}

/// The size of a picture whose longer side is this long, in the same proportions.
pub(super) fn sides(picture: &GrayImage, longest: u32) -> (u32, u32) {
    let (width, height) = picture.dimensions();
    let side = |side: u32| (side * longest / width.max(height).max(1)).max(1);
    (side(width), side(height))
}

/// Runs Tesseract on a picture as PNM, and returns its table of words.
fn tesseract(pnm: &[u8]) -> Result<String> {
    let mut command = Command::new("tesseract");
    command.args(["stdin", "stdout", "--dpi", "150", "tsv"]).env("OMP_THREAD_LIMIT", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().context("cannot run tesseract, which `cargo xtask tools --all` installs")?;
    let mut input = child.stdin.take().context("tesseract has no input")?;
    thread::scope(|scope| {
        let writer = scope.spawn(move || input.write_all(pnm));
        let output = child.wait_with_output().context("tesseract has no output")?;
        ensure!(output.status.success() && writer.join().is_ok_and(|written| written.is_ok()), "tesseract failed");
        String::from_utf8(output.stdout).context("tesseract writes no UTF-8")
    })
}

/// The word in a line of the table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
fn word(line: &str) -> Option<Word> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [.., height, confidence, text] = columns.as_slice() else { return None };
    let text: String = text.chars().filter(|character| character.is_alphanumeric()).collect();
    let is_word = !text.is_empty();
    is_word.then_some(Word { text, height: height.parse().ok()?, confidence: confidence.parse().ok()? })
}

impl Text {
    /// What is certain of the words of a picture.
    pub(super) fn of(mut words: Vec<Word>, picture: &GrayImage) -> Self {
        words.retain(|word| word.confidence >= CERTAIN && word.text.chars().count() >= LEAST_LETTERS);
        let mut heights: Vec<u16> = words.iter().map(|word| word.height).collect();
        heights.sort_unstable();
        let median = heights.get(heights.len() / 2).copied().unwrap_or(0);
        let (width, height) = picture.dimensions();
        let height = u32::from(median) * EIGHTHS * width.max(height) / SIDE;
        Self {
            letters: words.iter().map(Word::letters).sum(),
            height: u16::try_from(height).unwrap_or(u16::MAX),
            words,
        }
    }

    /// How many percent of the letters are in words that were read again, up to small mistakes.
    pub(super) fn recovered(&self, mut read: Vec<Word>) -> usize {
        let mut letters = 0;
        for word in &self.words {
            let is_same = |other: &Word| strsim::levenshtein(&word.text, &other.text) <= word.mistakes();
            if let Some(found) = read.iter().position(is_same) {
                // A word that was read once counts once.
                read.swap_remove(found);
                letters += word.letters();
            }
        }
        letters * 100 / self.letters.max(1)
    }
}

impl Word {
    fn letters(&self) -> usize {
        self.text.chars().count()
    }

    /// How many letters of it may differ.
    fn mistakes(&self) -> usize {
        match self.letters() {
            0..5 => 0,
            5..9 => 1,
            _ => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t1400\t700\t-1\t
5\t1\t1\t1\t1\t1\t10\t10\t90\t16\t96.5\tSURNAME:
5\t1\t1\t1\t1\t2\t10\t10\t90\t16\t91\tDate
5\t1\t1\t1\t1\t3\t10\t10\t90\t16\t91\t--
5\t1\t1\t1\t1\t4\t10\t10\t90\t40\t12\tnoise
5\t1\t1\t1\t1\t5\t10\t10\t90\t40\t99\tof
";

    fn words(table: &str) -> Vec<Word> {
        table.lines().filter_map(word).collect()
    }

    #[test]
    fn certain_words_count_with_their_letters() {
        let text = Text::of(words(TABLE), &GrayImage::new(700, 350));
        assert_eq!((text.letters, text.height), ("SURNAMEDate".len(), 64), "16 px at twice the size are 8");
    }

    #[test]
    fn long_words_are_recovered_with_a_mistake_and_each_word_once() {
        let text =
            Text::of(words(&TABLE.replace("noise", "SURNAME").replace("\t12\t", "\t90\t")), &GrayImage::new(9, 9));
        let read = |texts: &[&str]| {
            texts.iter().map(|text| Word { text: (*text).to_owned(), height: 9, confidence: 1.0 }).collect()
        };
        assert_eq!(text.recovered(read(&["SURNAME", "Date", "SURNAME"])), 100);
        assert_eq!(text.recovered(read(&["SURNANE", "Date"])), 11 * 100 / 18);
        assert_eq!(text.recovered(read(&["SURMANE", "Dote"])), 0);
        assert_eq!(text.recovered(read(&[])), 0);
    }
}
