namespace TorchSharp.Native;

internal static partial class Aten
{
    internal static readonly Operator linalg_cholesky = new("aten::linalg_cholesky");
    internal static readonly Operator linalg_cholesky_ex = new("aten::linalg_cholesky_ex");
    internal static readonly Operator linalg_det = new("aten::linalg_det");
    internal static readonly Operator linalg_eig = new("aten::linalg_eig");
    internal static readonly Operator linalg_eigh = new("aten::linalg_eigh");
    internal static readonly Operator linalg_eigvals = new("aten::linalg_eigvals");
    internal static readonly Operator linalg_eigvalsh = new("aten::linalg_eigvalsh");
    internal static readonly Operator linalg_inv = new("aten::linalg_inv");
    internal static readonly Operator linalg_matrix_exp = new("aten::linalg_matrix_exp");
    internal static readonly Operator linalg_matrix_norm = new("aten::linalg_matrix_norm");
    internal static readonly Operator linalg_matrix_norm_str_ord = new("aten::linalg_matrix_norm", "str_ord");
    internal static readonly Operator linalg_norm = new("aten::linalg_norm");
    internal static readonly Operator linalg_qr = new("aten::linalg_qr");
    internal static readonly Operator linalg_slogdet = new("aten::linalg_slogdet");
    internal static readonly Operator linalg_solve = new("aten::linalg_solve");
    internal static readonly Operator linalg_solve_triangular = new("aten::linalg_solve_triangular");
    internal static readonly Operator linalg_svd = new("aten::linalg_svd");
    internal static readonly Operator linalg_svdvals = new("aten::linalg_svdvals");
    internal static readonly Operator linalg_vecdot = new("aten::linalg_vecdot");
    internal static readonly Operator linalg_vector_norm = new("aten::linalg_vector_norm");
    internal static readonly Operator special_digamma = new("aten::special_digamma");
    internal static readonly Operator special_entr = new("aten::special_entr");
    internal static readonly Operator special_erf = new("aten::special_erf");
    internal static readonly Operator special_erfc = new("aten::special_erfc");
    internal static readonly Operator special_erfinv = new("aten::special_erfinv");
    internal static readonly Operator special_expit = new("aten::special_expit");
    internal static readonly Operator special_expm1 = new("aten::special_expm1");
    internal static readonly Operator special_gammaln = new("aten::special_gammaln");
    internal static readonly Operator special_ndtr = new("aten::special_ndtr");
    internal static readonly Operator special_ndtri = new("aten::special_ndtri");
    internal static readonly Operator special_xlog1py = new("aten::special_xlog1py");
}
