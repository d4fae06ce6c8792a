using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static MSELoss MSELoss(nn.Reduction reduction = nn.Reduction.Mean) => new(reduction);

        public static L1Loss L1Loss(nn.Reduction reduction = nn.Reduction.Mean) => new(reduction);

        public static BCELoss BCELoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) => new(weight, reduction);

        public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null) => new(weight, reduction, pos_weights);

        public static NLLLoss NLLLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) => new(weight, reduction);

        public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean) => new(weight, ignore_index, reduction);
    }
}
