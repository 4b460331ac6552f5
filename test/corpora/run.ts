// Runs Grounds on real records of public projects, where they are present beside the checkout.
import { finish, runMocha } from '../mochaRun';

void runMocha(['corpora']).then(finish);
