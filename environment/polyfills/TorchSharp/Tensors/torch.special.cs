using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static class special
    {
        public static Tensor entr(Tensor input) => Aten.special_entr.Call(input);

        public static Tensor erf(Tensor input) => Aten.special_erf.Call(input);

        public static Tensor erfc(Tensor input) => Aten.special_erfc.Call(input);

        public static Tensor erfinv(Tensor input) => Aten.special_erfinv.Call(input);

        public static Tensor expit(Tensor input) => Aten.special_expit.Call(input);

        public static Tensor expm1(Tensor input) => Aten.special_expm1.Call(input);

        public static Tensor gammaln(Tensor input) => Aten.special_gammaln.Call(input);

        public static Tensor digamma(Tensor input) => Aten.special_digamma.Call(input);

        public static Tensor ndtr(Tensor input) => Aten.special_ndtr.Call(input);

        public static Tensor ndtri(Tensor input) => Aten.special_ndtri.Call(input);

        public static Tensor xlog1py(Tensor input, Tensor other) => Aten.special_xlog1py.Call(input, other);
    }
}
