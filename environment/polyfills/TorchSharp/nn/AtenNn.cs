namespace TorchSharp.Native;

/// <summary>The operators of nn.</summary>
internal static partial class Aten
{
    internal static readonly Operator _upsample_bicubic2d_aa_vec = new("aten::_upsample_bicubic2d_aa", "vec");
    internal static readonly Operator _upsample_bilinear2d_aa_vec = new("aten::_upsample_bilinear2d_aa", "vec");
    internal static readonly Operator _upsample_nearest_exact2d_vec = new("aten::_upsample_nearest_exact2d", "vec");
    internal static readonly Operator adaptive_avg_pool2d = new("aten::adaptive_avg_pool2d");
    internal static readonly Operator affine_grid_generator = new("aten::affine_grid_generator");
    internal static readonly Operator avg_pool1d = new("aten::avg_pool1d");
    internal static readonly Operator avg_pool2d = new("aten::avg_pool2d");
    internal static readonly Operator batch_norm = new("aten::batch_norm");
    internal static readonly Operator binary_cross_entropy = new("aten::binary_cross_entropy");
    internal static readonly Operator binary_cross_entropy_with_logits = new("aten::binary_cross_entropy_with_logits");
    internal static readonly Operator col2im = new("aten::col2im");
    internal static readonly Operator conv1d = new("aten::conv1d");
    internal static readonly Operator conv1d_padding = new("aten::conv1d", "padding");
    internal static readonly Operator conv2d = new("aten::conv2d");
    internal static readonly Operator conv2d_padding = new("aten::conv2d", "padding");
    internal static readonly Operator conv_transpose1d = new("aten::conv_transpose1d");
    internal static readonly Operator conv_transpose2d_input = new("aten::conv_transpose2d", "input");
    internal static readonly Operator cosine_similarity = new("aten::cosine_similarity");
    internal static readonly Operator cross_entropy_loss = new("aten::cross_entropy_loss");
    internal static readonly Operator dropout = new("aten::dropout");
    internal static readonly Operator dropout_ = new("aten::dropout_");
    internal static readonly Operator elu_ = new("aten::elu_");
    internal static readonly Operator embedding = new("aten::embedding");
    internal static readonly Operator embedding_renorm_ = new("aten::embedding_renorm_");
    internal static readonly Operator feature_dropout = new("aten::feature_dropout");
    internal static readonly Operator feature_dropout_ = new("aten::feature_dropout_");
    internal static readonly Operator gelu_ = new("aten::gelu_");
    internal static readonly Operator grid_sampler = new("aten::grid_sampler");
    internal static readonly Operator group_norm = new("aten::group_norm");
    internal static readonly Operator gru_cell = new("aten::gru_cell");
    internal static readonly Operator gru_input = new("aten::gru", "input");
    internal static readonly Operator hardtanh_ = new("aten::hardtanh_");
    internal static readonly Operator huber_loss = new("aten::huber_loss");
    internal static readonly Operator im2col = new("aten::im2col");
    internal static readonly Operator instance_norm = new("aten::instance_norm");
    internal static readonly Operator kl_div = new("aten::kl_div");
    internal static readonly Operator l1_loss = new("aten::l1_loss");
    internal static readonly Operator layer_norm = new("aten::layer_norm");
    internal static readonly Operator linear = new("aten::linear");
    internal static readonly Operator lstm_cell = new("aten::lstm_cell");
    internal static readonly Operator lstm_input = new("aten::lstm", "input");
    internal static readonly Operator max_pool1d = new("aten::max_pool1d");
    internal static readonly Operator max_pool2d = new("aten::max_pool2d");
    internal static readonly Operator mse_loss = new("aten::mse_loss");
    internal static readonly Operator nll_loss_nd = new("aten::nll_loss_nd");
    internal static readonly Operator one_hot = new("aten::one_hot");
    internal static readonly Operator pad = new("aten::pad");
    internal static readonly Operator pairwise_distance = new("aten::pairwise_distance");
    internal static readonly Operator pixel_shuffle = new("aten::pixel_shuffle");
    internal static readonly Operator smooth_l1_loss = new("aten::smooth_l1_loss");
    internal static readonly Operator upsample_bicubic2d_vec = new("aten::upsample_bicubic2d", "vec");
    internal static readonly Operator upsample_bilinear2d_vec = new("aten::upsample_bilinear2d", "vec");
    internal static readonly Operator upsample_nearest2d_vec = new("aten::upsample_nearest2d", "vec");
}
