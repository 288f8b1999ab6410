"use client";

import { load } from "harbor-preflight";
import { useEffect, useState } from "react";
import { judge } from "../../judge.mjs";
import payload from "../../payload.mjs";

export default function Page() {
  const [answer, setAnswer] = useState("");
  useEffect(() => {
    judge(load, payload).then(setAnswer, (error) => setAnswer(String(error)));
  }, []);
  return <pre>{answer}</pre>;
}
