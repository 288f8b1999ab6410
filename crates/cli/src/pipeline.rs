//! Runs jobs on all cores and returns their results in order, with bounded memory.

use std::num::NonZero;
use std::thread::{available_parallelism, scope};

use crossbeam_channel::{Receiver, Sender, bounded};

/// Runs jobs on as many workers as there are cores, and passes their results to `handle` in the order of the jobs.
///
/// `produce` is called with a function that accepts one job, and returns `false` when `produce` should stop. Only a few
/// jobs are in memory at any moment.
pub(crate) fn run<Job: Send, Output: Send, E: Send>(
    produce: impl FnOnce(&dyn Fn(Job) -> bool) + Send,
    work: impl Fn(Job) -> Output + Sync,
    mut handle: impl FnMut(Output) -> Result<(), E>,
) -> Result<(), E> {
    let workers = available_parallelism().map_or(1, NonZero::get);
    let (job_sender, job_receiver) = bounded::<(Job, Sender<Output>)>(1);
    let (order_sender, order_receiver) = bounded::<Receiver<Output>>(workers);
    scope(|scope| {
        for _ in 0..workers {
            let jobs = job_receiver.clone();
            let work = &work;
            scope.spawn(move || {
                for (job, result) in jobs {
                    // This fails only if the receiver is gone because `handle` has failed: the result is not needed
                    // then.
                    let _ = result.send(work(job));
                }
            });
        }
        drop(job_receiver);
        scope.spawn(move || {
            produce(&|job| {
                let (sender, receiver) = bounded(1);
                order_sender.send(receiver).is_ok() && job_sender.send((job, sender)).is_ok()
            });
        });
        // Moved into the scope so that it is dropped on return: then the producer stops at its next job.
        let results = order_receiver;
        for result in &results {
            if let Ok(output) = result.recv() {
                handle(output)?;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let mut results = Vec::new();
        let produce = |job: &dyn Fn(u64) -> bool| (0..500).for_each(|number| assert!(job(number)));
        let work = |number: u64| {
            std::thread::sleep(std::time::Duration::from_micros(number % 7 * 50));
            number
        };
        run(produce, work, |number| {
            results.push(number);
            Ok::<(), ()>(())
        })
        .unwrap();
        assert_eq!(results, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn a_failure_ends_the_work() {
        let produce = |job: &dyn Fn(u64) -> bool| assert!((0..10_000).any(|number| !job(number)));
        let result = run(produce, |number| number, |number| if number < 3 { Ok(()) } else { Err("enough") });
        assert_eq!(result, Err("enough"));
    }
}
