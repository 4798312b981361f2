// SPDX-License-Identifier: MIT
import { render } from "preact";
import { App } from "./app";
import { readSettings } from "./settings";
import { onChange, resume } from "./store";

const root = document.getElementById ("page")!;
const draw = () => render (<App />, root);

onChange (draw);
draw ();
void readSettings ();
resume ();
