// libtorch's default generator and the count of live tensors belong to the process: tests share them, so they take turns
[assembly: CollectionBehavior(DisableTestParallelization = true)]
